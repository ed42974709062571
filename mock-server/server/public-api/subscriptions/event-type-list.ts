import { type EventType, events, eventTypes } from '../../../contract/catalog.ts';
import { PlexteraError } from '../../../contract/errors.ts';
import { printableText } from '../../../delivery/printable-text.ts';
import { knownEventType } from '../../../payloads/known-event-type.ts';
import type { ApiErrorDetail } from '../api-error.ts';

/** What is wrong with a list of event types: unknown ones, duplicates, and two names for the same events. */
export function checkEventTypes(value: unknown): readonly ApiErrorDetail[] {
  const field = 'eventTypes';
  if (!Array.isArray(value)) return [{ field, issue: 'must be a list of event types' }];
  if (value.length === 0) return [{ field, issue: 'must hold at least one event type' }];
  if (value.length > eventTypes.length)
    return [{ field, issue: `must hold at most ${eventTypes.length} event types, which are all there are` }];
  const wrong = value.flatMap((type: unknown, index) =>
    checkEventType(`${field}[${index}]`, type, value.indexOf(type) < index),
  );
  return wrong.length > 0 ? wrong : checkVocabularies(value as readonly EventType[]);
}

/** What is wrong with one event type; the vendor's name of the thing is not repeated when it is right. */
export function checkEventType(field: string, type: unknown, repeated = false): readonly ApiErrorDetail[] {
  if (typeof type !== 'string') return [{ field, issue: 'must be a string' }];
  try {
    knownEventType(printableText(type));
    return repeated ? [{ field, issue: 'is there more than once' }] : [];
  } catch (error) {
    if (error instanceof PlexteraError) return [{ field, issue: `${error.message} ${error.hint}` }];
    throw error;
  }
}

/** Event types with another name belong to a vocabulary; a subscription speaks one. */
function checkVocabularies(types: readonly EventType[]): readonly ApiErrorDetail[] {
  const renamed = types.filter((type) => 'alsoKnownAs' in events[type]);
  const [first, other] = [...new Map(renamed.map((type) => [events[type].vocabulary, type])).values()];
  if (first === undefined || other === undefined) return [];
  const issue = `mixes two vocabularies for the same events (${first}, ${other}); use one of them`;
  return [{ field: 'eventTypes', issue }];
}
