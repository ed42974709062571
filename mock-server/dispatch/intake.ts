import { type EventType, events } from '../contract/catalog.ts';
import { PlexteraError } from '../contract/errors.ts';
import { valueAt } from '../contract/json-pointer.ts';
import type { EventSubscription } from '../delivery/event-subscription.ts';
import { printableText } from '../delivery/printable-text.ts';
import type { Clock } from '../runtime/clock.ts';
import { ulid } from '../runtime/ids.ts';
import type { Random } from '../runtime/random.ts';
import { type AcceptRequest, type DeliveryStore, StoreUnavailable } from '../store/delivery-store.ts';
import { type PreparedEvent, preparedFrom } from './prepared-event.ts';

/** What became of an event: stored with what is owed for it, or already there. */
export type Intake =
  | {
      readonly kind: 'accepted';
      readonly event: unknown;
      readonly deliveryIds: readonly string[];
      /** Of those that wanted it. */
      readonly subscriptionIds: readonly string[];
    }
  | { readonly kind: 'duplicate'; readonly event: unknown };

export interface IntakeTools {
  readonly store: DeliveryStore;
  /** The schedule's clock: what is accepted is due at its present time. */
  readonly schedule: Pick<Clock, 'now'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
}

/**
 * Takes an event for every active subscription that wants it, once per subscription, resource and event type. A
 * reprocessed resource may bring a further event of its type. Rejects with `StoreUnavailable` when it was not stored,
 * and with PLEXTERA_EVENT_ID_TAKEN when another event has its id.
 */
export async function takeEvent(
  prepared: PreparedEvent,
  { store, schedule, clock, random }: IntakeTools,
  { reprocessed = false }: { readonly reprocessed?: boolean } = {},
): Promise<Intake> {
  const wanted = (await store.subscriptions.active()).filter((subscription) => wants(subscription, prepared));
  const request: AcceptRequest = {
    eventId: prepared.eventId,
    eventType: prepared.eventType,
    resourceId: resourceIdOf(prepared),
    acceptedAt: new Date(clock.now()).toISOString(),
    body: prepared.body,
    dueAtMs: schedule.now(),
    deliveries: wanted.map(({ id }) => ({ id: ulid('owed_', clock.now(), random), subscriptionId: id })),
    deduplicate: !reprocessed,
  };
  const [acceptance] = await store.accept([request]).catch((error) => explainRefusal(error, prepared, store));
  if (acceptance?.kind !== 'duplicate') {
    const subscriptionIds = wanted.map(({ id }) => id);
    return {
      kind: 'accepted',
      event: prepared.event,
      deliveryIds: acceptance?.deliveryIds ?? [],
      subscriptionIds,
    };
  }
  const earlier = await store.log.event(acceptance.eventId);
  return { kind: 'duplicate', event: earlier ? preparedFrom(earlier.body).event : prepared.event };
}

/** A store that works and refuses an event has one with this id. */
async function explainRefusal(
  error: unknown,
  { eventId }: PreparedEvent,
  { log }: DeliveryStore,
): Promise<never> {
  if (error instanceof StoreUnavailable || !(await log.event(eventId))) throw error;
  throw new PlexteraError('PLEXTERA_EVENT_ID_TAKEN', { eventId: printableText(eventId, 100) });
}

/** An event type that knows no such filter is not filtered by it. */
function wants({ eventTypes, filters = {} }: EventSubscription, prepared: PreparedEvent): boolean {
  if (!eventTypes.some((type) => type === prepared.eventType)) return false;
  const pointers = filterPointers(prepared.eventType);
  return Object.entries(filters).every(([name, value]) => {
    const pointer = pointers[name];
    return pointer === undefined || valueAt(prepared.event, pointer) === value;
  });
}

function filterPointers(type: string): Readonly<Record<string, string>> {
  const facts = Object.hasOwn(events, type) ? events[type as EventType] : undefined;
  return facts && 'filters' in facts ? facts.filters : {};
}

/** What the event is about; one that was broken on purpose may not say, and is then about itself. */
function resourceIdOf({ event, eventId, eventType }: PreparedEvent): string {
  const pointer = Object.hasOwn(events, eventType) ? events[eventType as EventType].resourceId : '';
  const id = pointer === '' ? undefined : valueAt(event, pointer);
  return typeof id === 'string' && id !== '' && !id.includes('\0') ? id : eventId;
}
