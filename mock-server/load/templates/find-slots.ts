import type { EventType } from '../../contract/catalog.ts';
import type { SamplePlan } from '../../contract/samples.ts';
import { declaredTexts } from './declared-texts.ts';
import { base32Digits, hexDigits } from './serial.ts';

/** Where in the bytes of an event the digits of its serial number stand. */
export interface IdSlot {
  readonly at: number;
  readonly digits: 'base32' | 'hex';
}

/** Where a time stands, and how far it is from the time of the event. */
export interface TimeSlot {
  readonly at: number;
  readonly aheadMs: number;
}

export interface Slots {
  readonly ids: readonly IdSlot[];
  readonly times: readonly TimeSlot[];
}

/**
 * The places of an event's ids and times in its bytes, all that the contract declares. An id or a time that stands in
 * several places is found in each, so that what agreed still agrees after it was patched.
 *
 * @param occurredAt the time of the event, to which the others keep their distance.
 */
export function findSlots(type: EventType, event: unknown, bytes: Buffer, occurredAt: string): Slots {
  const ids: IdSlot[] = [];
  const times: TimeSlot[] = [];
  const seen = new Set<string>();
  for (const { text, plan } of declaredTexts(type, event)) {
    const digits = digitsOf(plan);
    const isTime = plan.format === 'date-time' && text.length === occurredAt.length;
    if (seen.has(text) || (digits === undefined && !isTime)) continue;
    seen.add(text);
    const width = digits === 'hex' ? hexDigits : base32Digits;
    const aheadMs = Date.parse(text) - Date.parse(occurredAt);
    for (const at of placesOf(text, bytes))
      if (digits === undefined) times.push({ at, aheadMs });
      else ids.push({ at: at + text.length - width, digits });
  }
  return { ids, times };
}

/** Undefined for what is no id, and for one that is too short to be told from those of another run. */
function digitsOf({ hint }: SamplePlan): IdSlot['digits'] | undefined {
  if (hint?.ulid !== undefined) return 'base32';
  return hint?.hex !== undefined && hint.hex > hexDigits ? 'hex' : undefined;
}

/** Every place where the bytes hold this text as a whole value. */
function placesOf(text: string, bytes: Buffer): readonly number[] {
  const quoted = Buffer.from(JSON.stringify(text));
  const places: number[] = [];
  for (let at = bytes.indexOf(quoted); at >= 0; at = bytes.indexOf(quoted, at + quoted.length))
    places.push(at + 1);
  return places;
}
