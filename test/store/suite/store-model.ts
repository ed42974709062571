import { expect } from 'vitest';
import type { DeliveryState } from '../../../mock-server/store/delivery-state.ts';
import type { AcceptRequest, DeliveryStore } from '../../../mock-server/store/delivery-store.ts';

interface ModelDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly subscriptionId: string;
  state: DeliveryState;
  attempts: number;
  dueAtMs: number;
}

interface ModelEvent {
  readonly request: AcceptRequest;
  readonly deliveries: ModelDelivery[];
}

export interface OpenAttempt {
  readonly attemptId: string;
  readonly delivery: ModelDelivery;
}

/** The port's promises as plain collections. */
export class Model {
  nowMs = 0;
  readonly subscriptions = new Map<string, { paused: boolean }>();
  /** In the order of acceptance. */
  events: ModelEvent[] = [];
  attempts: OpenAttempt[] = [];
  readonly ended: OpenAttempt[] = [];

  get deliveries(): readonly ModelDelivery[] {
    return this.events.flatMap(({ deliveries }) => deliveries);
  }

  /** What can be claimed now, the longest due first. */
  due(): readonly ModelDelivery[] {
    return this.claimable()
      .filter(({ dueAtMs }) => dueAtMs <= this.nowMs)
      .sort((a, b) => a.dueAtMs - b.dueAtMs);
  }

  claimable(): ModelDelivery[] {
    return this.deliveries.filter(
      ({ state, subscriptionId }) =>
        state === 'waiting' && this.subscriptions.get(subscriptionId)?.paused === false,
    );
  }

  /** The deliveries that an event has to be accepted with; undefined when it is a duplicate. */
  expectedDeliveries(request: AcceptRequest): readonly string[] | undefined {
    const had = (subscriptionId: string) =>
      this.events.some(
        (event) =>
          event.request.eventType === request.eventType &&
          event.request.resourceId === request.resourceId &&
          event.deliveries.some((one) => one.subscriptionId === subscriptionId),
      );
    const fresh = request.deliveries.filter((one) => !request.deduplicate || !had(one.subscriptionId));
    if (fresh.length === 0 && request.deliveries.length > 0) return undefined;
    return fresh.filter((one) => this.subscriptions.has(one.subscriptionId)).map(({ id }) => id);
  }

  accept(request: AcceptRequest, deliveryIds: readonly string[]): void {
    const owed = request.deliveries.filter(({ id }) => deliveryIds.includes(id));
    const { eventId, dueAtMs } = request;
    const deliveries = owed.map(
      (one): ModelDelivery => ({ ...one, eventId, dueAtMs, state: 'waiting', attempts: 0 }),
    );
    this.events.push({ request, deliveries });
  }

  /** The finished events that are not among the newest `keep` of them. */
  prune(keep: number): number {
    const open = ({ state }: ModelDelivery) => state === 'waiting' || state === 'in_flight';
    const finished = this.events.filter(({ deliveries }) => !deliveries.some(open));
    const doomed = finished.slice(0, Math.max(0, finished.length - keep));
    this.events = this.events.filter((event) => !doomed.includes(event));
    return doomed.length;
  }

  /** Compares everything that can be seen. */
  async check(store: DeliveryStore): Promise<void> {
    const { items } = await store.log.deliveries({ limit: 1_000 });
    const seen = items.map(({ id, state, attempts, eventId, dueAtMs }) => [
      id,
      state,
      attempts,
      eventId,
      dueAtMs,
    ]);
    const expected = this.deliveries.map(({ id, state, attempts, eventId, dueAtMs }) => [
      id,
      state,
      attempts,
      eventId,
      state === 'waiting' ? dueAtMs : undefined,
    ]);
    expect(seen.sort()).toEqual(expected.sort());
    const dues = this.claimable().map(({ dueAtMs }) => dueAtMs);
    expect(await store.nextDueAtMs()).toBe(dues.length === 0 ? undefined : Math.min(...dues));
    const count = (state: DeliveryState) => this.deliveries.filter((one) => one.state === state).length;
    expect(await store.health()).toEqual({
      ok: true,
      waiting: count('waiting'),
      inFlight: count('in_flight'),
    });
  }
}
