import { ulid } from '../../runtime/ids.ts';
import type { Random } from '../../runtime/random.ts';

export const copyKinds = ['edited', 'copied'] as const;

/** `edited`: a person changed it; `copied`: the same for another target. */
export type CopyKind = (typeof copyKinds)[number];

/** What a delivery's event was made of. */
export interface CopyOf {
  readonly kind: CopyKind;
  /** The event that it was made of; absent where its id was too long to be remembered. */
  readonly eventId?: string;
}

const longestId = 64;

/**
 * The id of a delivery of an event that was made of another one. That it was stands in the id itself, which no receiver
 * ever sees: so every store keeps it for as long as the delivery, and a restart does not forget it.
 */
export function copyId(kind: CopyKind, eventId: string, atMs: number, random: Random): string {
  const own = ulid(`${kind}_`, atMs, random);
  const whole = `${own}-${eventId}`;
  return /^[\w-]+$/.test(eventId) && whole.length <= longestId ? whole : own;
}

/** What a delivery's id says of its event; undefined for one that was made for itself. */
export function readCopyId(deliveryId: string): CopyOf | undefined {
  const [, word, eventId] = /^([a-z]+)_[0-9A-Z]{26}(?:-(.+))?$/.exec(deliveryId) ?? [];
  const kind = copyKinds.find((one) => one === word);
  return kind && { kind, ...(eventId === undefined ? {} : { eventId }) };
}
