import { printableText } from '../delivery/printable-text.ts';
import type { FaultRequest } from './fault-request.ts';
import { badOption, didYouMean } from './options.ts';

/** Situations as people think of them, by name: faults to add one after the other. Shares are of all attempts. */
export const presets: Readonly<Record<string, readonly FaultRequest[]>> = {
  /** What "at least once" means: an event may come twice, at once or later, also after it was acknowledged. */
  'at-least-once': [
    { name: 'duplicate', scope: { share: 0.2 } },
    { name: 'concurrent-duplicate', scope: { share: 0.1 } },
    { name: 'drop', options: { loses: 'answer' }, scope: { share: 0.1 } },
  ],
  /** Events overtake each other. */
  'out-of-order': [{ name: 'reorder', scope: { share: 0.3 } }],
  /** Requests get lost, come late, come slowly, or end in the middle. */
  flaky: [
    { name: 'drop', options: { wait: false }, scope: { share: 0.1 } },
    { name: 'delay', options: { ms: 200, spreadMs: 2_000 }, scope: { share: 0.2 } },
    { name: 'slow-body', scope: { share: 0.1 } },
    { name: 'early-close', scope: { share: 0.05 } },
    { name: 'truncated', scope: { share: 0.05 } },
  ],
  /** Somebody who does not know the secret tries. Every receiver refuses these. */
  forged: [
    { name: 'bad-signature', scope: { share: 0.2 } },
    { name: 'tampered-body', scope: { share: 0.2 } },
    { name: 'stale-timestamp', scope: { share: 0.2 } },
  ],
  /** The contract a version later: additive changes that every receiver accepts. */
  'next-version': [{ name: 'unknown-fields' }, { name: 'unknown-event-type', scope: { share: 0.2 } }],
  /**
   * As if the receiver had answered 500 three times: it gets each request, but the next three answers count for nothing,
   * and then all is well. So it sees one event four times, and has to act once.
   */
  'three-failures': [{ name: 'drop', options: { loses: 'answer' }, scope: { next: 3 } }],
};

/** @throws PlexteraError `PLEXTERA_BAD_OPTION` for a name that is none. */
export function findPreset(name: string): readonly FaultRequest[] {
  const names = Object.keys(presets);
  const found = names.includes(name) ? presets[name] : undefined;
  if (found) return found;
  throw badOption(
    `There is no preset "${printableText(name, 60)}".${didYouMean(name, names)}`,
    `There are ${names.join(', ')}.`,
  );
}
