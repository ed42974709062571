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
import type { AcceptRequest } from '../../store/delivery-store.ts';
import { type CopyKind, copyId } from './copy-id.ts';

export interface Copy {
  readonly kind: CopyKind;
  readonly original: EventRow;
  /** The event as it shall be sent. An id that is still that of the original becomes a new one. */
  readonly event: Readonly<Record<string, unknown>>;
  /** The one subscription that gets it. */
  readonly subscriptionId: string;
}

/** A copy that was not stored yet, whose one delivery is known. */
export interface CopyRequest extends AcceptRequest {
  readonly deliveries: readonly [AcceptRequest['deliveries'][number]];
}

/** An event that is stored, and the delivery that is owed for it. */
export interface AcceptedCopy {
  readonly eventId: string;
  readonly deliveryId: string;
}

/**
 * What stores an event that was made of another one, for one subscription alone.
 *
 * @throws PlexteraError `PLEXTERA_EVENT_ID_TAKEN` when a person gave it the id of another event.
 */
export async function prepareCopy(
  { kind, original, event, subscriptionId }: Copy,
  mock: Mock,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<CopyRequest> {
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
  return {
    eventId,
    eventType: prepared.eventType,
    resourceId: resourceIdOf(prepared) ?? original.resourceId,
    acceptedAt: new Date(clock.now()).toISOString(),
    body: prepared.body,
    dueAtMs: schedule.now(),
    deliveries: [{ id: deliveryId, subscriptionId }],
    deduplicate: false,
  };
}

/** Stores a copy, and lets it be sent. */
export async function acceptCopy(request: CopyRequest, mock: Mock): Promise<AcceptedCopy> {
  await mock.store.accept([request]);
  mock.counts.accepted += 1;
  // Sends nothing again, and wakes what sends.
  await mock.resend({ deliveryIds: [] });
  return { eventId: request.eventId, deliveryId: request.deliveries[0].id };
}

function resourceIdOf({ event, eventType }: PreparedEvent): string | undefined {
  if (!Object.hasOwn(events, eventType)) return undefined;
  const id = valueAt(event, events[eventType as EventType].resourceId);
  return typeof id === 'string' && id !== '' && !id.includes('\0') ? id : undefined;
}
