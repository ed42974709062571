import { deliveryRules, eventTypes } from '../../mock-server/contract/catalog.ts';
import type { ExponentialSchedule } from '../../mock-server/delivery/delivery-rules.ts';
import type { EventSubscription } from '../../mock-server/delivery/event-subscription.ts';
import type { Mock } from '../../mock-server/dispatch/mock.ts';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import type { AttemptRow } from '../../mock-server/store/delivery-log-store.ts';
import { aSubscription } from '../store/store-fixtures.ts';

export const secret = 'whsec_of_the_sender_faults';

/** Retries that follow at once. */
export const quickRetry: ExponentialSchedule = {
  ...deliveryRules.retry,
  baseMs: 20,
  factor: 1,
  capMs: 20,
  jitter: 0,
};

export type QuickDelivery = Partial<ExponentialSchedule> & { readonly deadlineMs?: number };

/** Subscribes a receiver that is tried again at once; returns the subscription's id. */
export async function subscribeQuickly(
  mock: Mock,
  url: string,
  { deadlineMs = 5_000, ...retry }: QuickDelivery = {},
  parts: Partial<EventSubscription> = {},
): Promise<string> {
  const subscription = aSubscription({
    endpointUrl: url,
    eventTypes,
    signingSecret: secret,
    overrides: { retry: { ...quickRetry, ...retry }, deadlineMs },
    ...parts,
  });
  await mock.store.subscriptions.insert(subscription);
  return subscription.id;
}

/** A new event for every subscription; resolves with its id once it is stored. */
export async function emitAnother(mock: Mock): Promise<string> {
  const prepared = prepareEvent(createEvent(eventTypes[0]));
  await mock.emit(prepared);
  return prepared.eventId;
}

/** All attempts for a subscription, the first one first. */
export async function attemptsFor(mock: Mock, subscriptionId: string): Promise<readonly AttemptRow[]> {
  const { items } = await mock.store.log.deliveries({ limit: 1_000, id: subscriptionId });
  const lists = await Promise.all(items.map(({ id }) => mock.store.log.attempts(id)));
  return lists.flat();
}
