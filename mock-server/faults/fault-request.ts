import { printableText } from '../delivery/printable-text.ts';
import type { Fault } from './fault.ts';
import { anything, text, wholeNumber } from './option-spec.ts';
import { badOption, didYouMean, readOptions } from './options.ts';
import { faults } from './registry.ts';
import { type FaultScope, readScope } from './scope.ts';

const DEFAULT_TTL_MS = 10 * 60_000;
const LONGEST_TTL_MS = 24 * 3_600_000;

/** A fault to add. Everything is checked when it is added, so JSON from outside may stand for it. */
export interface FaultRequest {
  readonly name: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly scope?: FaultScope;
  /** How long it works; 10 minutes when absent, a day at most. */
  readonly ttlMs?: number;
  /** Makes what it does by chance follow from this text alone. */
  readonly seed?: string;
}

/** What a request is made of; its options depend on its name. */
export const requestSpecs = {
  name: text('Which fault.', { pattern: /^.+$/s, rule: 'the name of a fault' }),
  options: anything('The options of that fault.'),
  scope: anything('Which attempts it is for: next, eventType, subscriptionId, eventId, share.'),
  ttlMs: wholeNumber('Milliseconds until it ends by itself.', {
    from: 1,
    to: LONGEST_TTL_MS,
    fallback: DEFAULT_TTL_MS,
  }),
  seed: text('Makes its chance repeatable.', {
    pattern: /^.{1,200}$/s,
    rule: 'a text of up to 200 characters',
  }),
};

/** A request that was checked, but for the options, which the fault itself checks. */
export interface ReadRequest {
  readonly fault: Fault;
  readonly options: unknown;
  readonly scope: FaultScope;
  readonly ttlMs: number;
  readonly seed: string | undefined;
}

/** @throws PlexteraError `PLEXTERA_BAD_OPTION` or `PLEXTERA_UNKNOWN_EVENT_TYPE`. */
export function readRequest(request: unknown): ReadRequest {
  const { name, options, scope, ttlMs, seed } = readOptions('a request for a fault', requestSpecs, request);
  return { fault: findFault(name ?? ''), options, scope: readScope(scope), ttlMs, seed };
}

function findFault(name: string): Fault {
  const found = faults.find((fault) => fault.name === name);
  if (found) return found;
  const names = faults.map((fault) => fault.name);
  throw badOption(
    `There is no fault "${printableText(name, 60)}".${didYouMean(name, names)}`,
    `There are ${names.join(', ')}.`,
  );
}
