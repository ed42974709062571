import { InvalidArgumentError } from 'commander';
import { type EventType, events, eventTypes } from '../../contract/catalog.ts';
import type { Weighted } from '../../load/templates/prepare-templates.ts';
import { knownEventType } from '../../payloads/known-event-type.ts';

const unitsBytes: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1_000, mb: 1_000_000 };
const MOST_BYTES = 10_000_000;

/** A parser for `<event-type>` or `<event-type>=<weight>`, which may be given more than once. */
export function weightedEvent(
  text: string,
  list: readonly Weighted<EventType>[] = [],
): readonly Weighted<EventType>[] {
  const [name, weight] = parted(text);
  return [...list, { value: knownEventType(name), weight }];
}

/** The same for `4kB` or `1MB=0.5`, in bytes. */
export function weightedSize(
  text: string,
  list: readonly Weighted<number>[] = [],
): readonly Weighted<number>[] {
  const [size, weight] = parted(text);
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([a-z]*)$/i.exec(size) ?? [];
  const bytes = Math.round(Number(number) * (unitsBytes[unit.toLowerCase()] ?? Number.NaN));
  if (bytes > 0 && bytes <= MOST_BYTES) return [...list, { value: bytes, weight }];
  throw new InvalidArgumentError('It is a size up to 10MB and perhaps a weight, such as 4kB or 1MB=0.5.');
}

/** All that a subscription can want at once, equally often: of two names of one event the first. */
export function defaultEvents(): readonly Weighted<EventType>[] {
  const isFirstName = (type: EventType, at: number) => {
    const event = events[type];
    return !('alsoKnownAs' in event) || eventTypes.indexOf(event.alsoKnownAs) > at;
  };
  return eventTypes.filter(isFirstName).map((value) => ({ value, weight: 1 }));
}

function parted(text: string): readonly [text: string, weight: number] {
  const at = text.lastIndexOf('=');
  if (at < 0) return [text, 1];
  const weight = text.slice(at + 1);
  if (/^\d+(\.\d+)?$/.test(weight) && Number(weight) > 0) return [text.slice(0, at), Number(weight)];
  throw new InvalidArgumentError('What follows "=" is a weight, such as 3 or 0.5.');
}
