import { expect } from 'vitest';
import type {
  AcceptRequest,
  ClaimedDelivery,
  DeliveryStore,
} from '../../../mock-server/store/delivery-store.ts';
import { aClaim, anEvent, aSettlement } from '../store-fixtures.ts';
import type { Model } from './store-model.ts';

function pick<Item>(items: readonly Item[], n: number): Item | undefined {
  return items[n % Math.max(1, items.length)];
}

interface EventPlan {
  readonly resource: number;
  readonly failed: boolean;
  readonly deduplicate: boolean;
  readonly delayMs: number;
}

function planned(model: Model, plan: EventPlan): AcceptRequest {
  return anEvent([...model.subscriptions.keys()], {
    resourceId: `resource ${plan.resource}`,
    eventType: plan.failed ? 'workflow.run.failed' : 'workflow.run.completed',
    deduplicate: plan.deduplicate,
    dueAtMs: model.nowMs + plan.delayMs,
  });
}

export async function accept(model: Model, store: DeliveryStore, plans: readonly EventPlan[]): Promise<void> {
  const requests = plans.map((plan) => planned(model, plan));
  const acceptances = await store.accept(requests);
  for (const [n, request] of requests.entries()) {
    const deliveryIds = model.expectedDeliveries(request);
    const acceptance = acceptances[n];
    if (deliveryIds === undefined) {
      expect(acceptance?.kind).toBe('duplicate');
      const known = model.events.map((event) => event.request.eventId);
      expect(known).toContain(acceptance?.kind === 'duplicate' ? acceptance.eventId : '');
    } else {
      expect(acceptance).toEqual({ kind: 'accepted', deliveryIds });
      model.accept(request, deliveryIds);
    }
  }
}

/** Several calls for one resource at the same time, of which at most one is accepted. */
export async function race(model: Model, store: DeliveryStore, plan: EventPlan): Promise<void> {
  const requests = [0, 1, 2].map(() => planned(model, { ...plan, deduplicate: true }));
  const answers = (await Promise.all(requests.map((one) => store.accept([one])))).flat();
  const [any] = requests;
  const isNew = any !== undefined && any.deliveries.length > 0 && model.expectedDeliveries(any) !== undefined;
  const accepted = answers.filter(({ kind }) => kind === 'accepted');
  if (any !== undefined && any.deliveries.length > 0) expect(accepted).toHaveLength(isNew ? 1 : 0);
  for (const [n, answer] of answers.entries()) {
    const request = requests[n];
    if (answer.kind === 'accepted' && request !== undefined) model.accept(request, answer.deliveryIds);
  }
}

function take(model: Model, claimed: readonly ClaimedDelivery[]): void {
  for (const one of claimed) {
    const delivery = model.deliveries.find(({ id }) => id === one.id);
    if (delivery === undefined) throw new Error(`Nobody knows ${one.id}.`);
    expect(delivery.state).toBe('waiting');
    expect(one).toMatchObject({ eventId: delivery.eventId, attemptNumber: delivery.attempts + 1 });
    expect(one.subscription.id).toBe(delivery.subscriptionId);
    delivery.state = 'in_flight';
    delivery.attempts += 1;
    model.attempts.push({ attemptId: one.attemptId, delivery });
  }
}

export async function claim(model: Model, store: DeliveryStore, limit: number): Promise<void> {
  const expected = model.due().slice(0, limit);
  const dueOf = new Map(model.deliveries.map(({ id, dueAtMs }) => [id, dueAtMs]));
  const claimed = await store.claim(aClaim({ nowMs: model.nowMs, limit }));
  expect(claimed.map(({ id }) => dueOf.get(id))).toEqual(expected.map(({ dueAtMs }) => dueAtMs));
  take(model, claimed);
}

export async function claimTwice(model: Model, store: DeliveryStore, limit: number): Promise<void> {
  const claims = ['one', 'two'].map((owner) => store.claim(aClaim({ nowMs: model.nowMs, limit, owner })));
  take(model, (await Promise.all(claims)).flat());
}

export async function settle(model: Model, store: DeliveryStore, n: number, delayMs: number | undefined) {
  const attempt = pick(model.attempts, n);
  if (attempt === undefined) return;
  const { attemptId, delivery } = attempt;
  const dueAtMs = model.nowMs + (delayMs ?? 0);
  const done = n % 2 === 0 ? 'delivered' : 'exhausted';
  const next = delayMs === undefined ? ({ state: done } as const) : ({ state: 'waiting', dueAtMs } as const);
  await store.settle([aSettlement({ id: delivery.id, attemptId }, next)]);
  model.attempts = model.attempts.filter((one) => one !== attempt);
  model.ended.push(attempt);
  if (delivery.state !== 'in_flight') return;
  delivery.state = next.state;
  if (next.state === 'waiting') delivery.dueAtMs = next.dueAtMs;
}

export async function settleAgain(model: Model, store: DeliveryStore, n: number): Promise<void> {
  const ended = pick(model.ended, n);
  if (ended === undefined) return;
  await store.settle([aSettlement({ id: ended.delivery.id, attemptId: ended.attemptId })]);
}

export async function resend(model: Model, store: DeliveryStore, n: number): Promise<void> {
  const chosen = pick(model.deliveries, n);
  const selection =
    n % 3 === 0 || chosen === undefined
      ? { exhaustedSince: '2000-01-01T00:00:00.000Z' }
      : { deliveryIds: [chosen.id] };
  const sendable = model.deliveries.filter((one) => model.subscriptions.has(one.subscriptionId));
  const expected = sendable.filter((one) =>
    'deliveryIds' in selection
      ? one === chosen && ['waiting', 'delivered', 'exhausted', 'cancelled'].includes(one.state)
      : one.state === 'exhausted',
  );
  const resent = await store.resend(selection, model.nowMs);
  expect(resent.toSorted()).toEqual(expected.map(({ id }) => id).sort());
  for (const one of expected) Object.assign(one, { state: 'waiting', dueAtMs: model.nowMs });
}

export async function cancel(model: Model, store: DeliveryStore, n: number): Promise<void> {
  const chosen = pick(model.deliveries, n);
  if (chosen === undefined) return;
  expect(await store.cancel([chosen.id])).toEqual(chosen.state === 'waiting' ? [chosen.id] : []);
  if (chosen.state === 'waiting') chosen.state = 'cancelled';
}

export async function pause(model: Model, store: DeliveryStore, n: number, paused: boolean): Promise<void> {
  const id = pick([...model.subscriptions.keys()], n);
  if (id === undefined) return;
  await store.subscriptions.update(id, { status: paused ? 'paused' : 'active' });
  model.subscriptions.set(id, { paused });
}

export async function remove(model: Model, store: DeliveryStore, n: number): Promise<void> {
  const id = pick([...model.subscriptions.keys()], n);
  if (id === undefined) return;
  expect(await store.subscriptions.delete(id)).toBe(true);
  model.subscriptions.delete(id);
  for (const one of model.deliveries)
    if (one.subscriptionId === id && (one.state === 'waiting' || one.state === 'in_flight'))
      one.state = 'cancelled';
}
