import { randomUUID } from 'node:crypto';
import type { AttemptOutcome } from '../../mock-server/delivery/attempt-outcome.ts';
import type { EventSubscription } from '../../mock-server/delivery/event-subscription.ts';
import type { AttemptRecord } from '../../mock-server/store/attempt-record.ts';
import type {
  AcceptRequest,
  ClaimedDelivery,
  ClaimRequest,
  DeliveryStore,
  Settlement,
} from '../../mock-server/store/delivery-store.ts';

export const someTime = '2026-04-07T10:00:00.000Z';

/** An id that no other test, file or run uses. */
export function freshId(prefix: string): string {
  return `${prefix}_${randomUUID()}`;
}

export function aSubscription(parts: Partial<EventSubscription> = {}): EventSubscription {
  return {
    id: freshId('sub'),
    endpointUrl: 'https://receiver.example/webhooks',
    eventTypes: ['workflow.run.completed'],
    signingSecret: 'a secret',
    status: 'active',
    failureStreak: 0,
    createdAt: someTime,
    updatedAt: someTime,
    ...parts,
  };
}

/** An event that is owed to these subscriptions, due at 0. */
export function anEvent(
  subscriptionIds: readonly string[],
  parts: Partial<AcceptRequest> = {},
): AcceptRequest {
  return {
    eventId: freshId('evt'),
    eventType: 'workflow.run.completed',
    resourceId: freshId('run'),
    acceptedAt: someTime,
    body: Buffer.from('{"type":"workflow.run.completed"}'),
    dueAtMs: 0,
    deliveries: subscriptionIds.map((subscriptionId) => ({ id: freshId('dlv'), subscriptionId })),
    deduplicate: true,
    ...parts,
  };
}

export function aClaim(parts: Partial<ClaimRequest> & { readonly limit?: number } = {}): ClaimRequest {
  const { limit = 1, ...rest } = parts;
  return {
    nowMs: 0,
    owner: 'the emitter',
    attemptIds: Array.from({ length: limit }, () => freshId('att')),
    startedAt: someTime,
    ...rest,
  };
}

const outcomes = {
  delivered: { kind: 'delivered', code: 'acknowledged', message: 'It was taken.', notes: [] },
  failed: { kind: 'retryable', code: 'unexpected_status', message: 'It was not taken.', notes: [] },
} as const satisfies Readonly<Record<string, AttemptOutcome>>;

export function aRecord(status: number, parts: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    requestHeaders: [['Content-Type', 'application/json']],
    response: {
      status,
      headers: [['Server', 'a receiver']],
      body: Buffer.from('an answer'),
      truncated: false,
    },
    outcome: status < 300 ? outcomes.delivered : outcomes.failed,
    timings: { totalMs: 12 },
    faults: [],
    ...parts,
  };
}

export function aSettlement(
  { id, attemptId }: Pick<ClaimedDelivery, 'id' | 'attemptId'>,
  next: Settlement['next'] = { state: 'delivered' },
  record: AttemptRecord = aRecord(next.state === 'delivered' ? 200 : 503),
): Settlement {
  return { deliveryId: id, attemptId, record, next };
}

/** Stores a subscription and returns its id. */
export async function subscribe(
  store: DeliveryStore,
  parts: Partial<EventSubscription> = {},
): Promise<string> {
  const subscription = aSubscription(parts);
  await store.subscriptions.insert(subscription);
  return subscription.id;
}

/** Stores one event for these subscriptions and returns the ids of what is owed. */
export async function owe(
  store: DeliveryStore,
  subscriptionIds: readonly string[],
  parts: Partial<AcceptRequest> = {},
): Promise<readonly string[]> {
  const [acceptance] = await store.accept([anEvent(subscriptionIds, parts)]);
  if (acceptance?.kind !== 'accepted') throw new Error('It was a duplicate.');
  return acceptance.deliveryIds;
}

/** Claims one delivery, which has to be there. */
export async function claimOne(store: DeliveryStore, nowMs = 0): Promise<ClaimedDelivery> {
  const [claimed] = await store.claim(aClaim({ nowMs }));
  if (claimed === undefined) throw new Error('Nothing was due.');
  return claimed;
}

export async function stateOf(store: DeliveryStore, deliveryId: string) {
  const row = await store.log.delivery(deliveryId);
  if (row === undefined) throw new Error(`There is no delivery ${deliveryId}.`);
  const { state, attempts, dueAtMs } = row;
  return { state, attempts, ...(dueAtMs !== undefined && { dueAtMs }) };
}

/** Leaves nothing of the test before in a store that several tests use. */
export async function emptyStore(store: DeliveryStore): Promise<void> {
  const { items } = await store.subscriptions.list({ offset: 0, limit: 10_000 });
  for (const { id } of items) await store.subscriptions.delete(id);
  await store.log.prune({ keep: 0 });
}
