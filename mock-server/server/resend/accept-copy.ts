import { type EventType, events } from '../../contract/catalog.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { Mock } from '../../dispatch/mock.ts';
import { type PreparedEvent, prepareEvent } from '../../dispatch/prepared-event.ts';
import type { Clock } from '../../runtime/clock.ts';
import { ulid } from '../../runtime/ids.ts';
import type { Random } from '../../runtime/random.ts';
import type { EventRow } from '../../store/delivery-log-store.ts';
import { type CopyKind, copyId } from './copy-id.ts';

export interface Copy {
  readonly kind: CopyKind;
  readonly original: EventRow;
  /** The event as it shall be sent. An id that is still that of the original becomes a new one. */
  readonly event: Readonly<Record<string, unknown>>;
  /** The one subscription that gets it. */
  readonly subscriptionId: string;
}

/** An event that was stored, and the delivery that is owed for it. */
export interface AcceptedCopy {
  readonly eventId: string;
  readonly deliveryId: string;
}

/**
 * Stores an event that was made of another one, for one subscription alone, and lets it be sent.
 *
 * @throws PlexteraError `PLEXTERA_EVENT_ID_TAKEN` when a person gave it the id of another event.
 */
export async function acceptCopy(
  { kind, original, event, subscriptionId }: Copy,
  mock: Mock,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<AcceptedCopy> {
  const { store, schedule = clock } = mock;
  const prefix = /^[a-z]+_/i.exec(original.eventId)?.[0] ?? 'evt_';
  const freshId = ulid(prefix, clock.now(), random);
  const isSame = event.eventId === original.eventId;
  const prepared = prepareEvent(isSame ? { ...event, eventId: freshId } : event);
  // One that was broken on purpose may say no id; the log needs one all the same.
  const eventId = prepared.eventId === '' ? freshId : prepared.eventId;
  if (eventId !== freshId && (await store.log.event(eventId)))
    throw new PlexteraError('PLEXTERA_EVENT_ID_TAKEN', { eventId: printableText(eventId, 100) });
  const deliveryId = copyId(kind, original.eventId, clock.now(), random);
  const request = {
    eventId,
    eventType: prepared.eventType,
    resourceId: resourceIdOf(prepared) ?? original.resourceId,
    acceptedAt: new Date(clock.now()).toISOString(),
    body: prepared.body,
    dueAtMs: schedule.now(),
    deliveries: [{ id: deliveryId, subscriptionId }],
    deduplicate: false,
  };
  await store.accept([request]);
  mock.counts.accepted += 1;
  // Sends nothing again, and wakes what sends.
  await mock.resend({ deliveryIds: [] });
  return { eventId, deliveryId };
}

function resourceIdOf({ event, eventType }: PreparedEvent): string | undefined {
  if (!Object.hasOwn(events, eventType)) return undefined;
  const id = valueAt(event, events[eventType as EventType].resourceId);
  return typeof id === 'string' && id !== '' && !id.includes('\0') ? id : undefined;
}
