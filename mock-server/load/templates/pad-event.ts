import type { EventType } from '../../contract/catalog.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { parseEvent } from '../../contract/parse-event.ts';
import { type DeclaredText, declaredTexts } from './declared-texts.ts';

/**
 * Lengthens a text of an event until its JSON has so many bytes: one that the contract leaves free, so that even a
 * receiver that refuses whatever is new takes the event.
 *
 * @throws PlexteraError `PLEXTERA_BAD_OPTION` for an event that is longer already, or has no such text.
 */
export function padEvent(type: EventType, event: unknown, sizeBytes: number): void {
  const missing = sizeBytes - Buffer.byteLength(JSON.stringify(event));
  if (missing < 0)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: `An event ${type} cannot be as short as ${sizeBytes} bytes: this one has ${sizeBytes - missing}.`,
      hint: 'Ask for a larger size, or for another event type.',
    });
  for (const place of candidates(type, event)) {
    place.object[place.name] = place.text + ' padding'.repeat(Math.ceil(missing / 8)).slice(0, missing);
    if (isKnownThroughout(event)) return;
    place.object[place.name] = place.text;
  }
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: `An event ${type} holds no text that could be made longer.`,
    hint: 'Ask for another event type, or leave the size out.',
  });
}

/** Sentences first: the longest text is most likely one. */
function candidates(type: EventType, event: unknown): readonly DeclaredText[] {
  return declaredTexts(type, event)
    .filter(({ plan: { type: kind, format, hint = {} } }) => {
      const isFixed = hint.ulid ?? hint.hex ?? hint.copy ?? hint.moment ?? hint.ordinal;
      return kind === 'string' && format === undefined && isFixed === undefined;
    })
    .toSorted((a, b) => b.text.length - a.text.length);
}

function isKnownThroughout(event: unknown): boolean {
  const policies = { unknownEventType: 'reject', unknownField: 'reject', unknownValue: 'reject' } as const;
  return parseEvent(JSON.stringify(event), policies).kind === 'event';
}
