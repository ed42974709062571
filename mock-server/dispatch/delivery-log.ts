import type { DeliveryAttempt } from '../delivery/delivery-attempt.ts';
import type { PreparedEvent } from './prepared-event.ts';
import { shownUrl } from './shown-url.ts';

/** Where a delivery stands. `exhausted`: no attempt is left, or none can help. */
export type DeliveryState = 'pending' | 'delivered' | 'exhausted';

/** One event on its way to one receiver. */
export interface Delivery {
  readonly eventId: string;
  readonly eventType: string;
  /** Without what may be a key in its query. */
  readonly url: string;
  readonly acceptedAt: string;
  readonly state: DeliveryState;
  readonly attempts: readonly DeliveryAttempt[];
}

type MutableDelivery = { -readonly [Key in keyof Delivery]: Delivery[Key] } & { attempts: DeliveryAttempt[] };

/** The deliveries of this process, newest first. Only finished ones are dropped when it grows past its size. */
export class DeliveryLog {
  readonly #size: number;
  readonly #deliveries = new Map<number, MutableDelivery>();
  #next = 0;

  constructor(size = 1000) {
    this.#size = size;
  }

  /** Notes that an event was accepted; returns what to call after each attempt and at the end. */
  accept(prepared: PreparedEvent, url: URL, acceptedAt: string) {
    const delivery: MutableDelivery = {
      eventId: prepared.eventId,
      eventType: prepared.eventType,
      url: shownUrl(url),
      acceptedAt,
      state: 'pending',
      attempts: [],
    };
    this.#deliveries.set(this.#next++, delivery);
    this.#prune();
    return {
      attempted: (attempt: DeliveryAttempt) => void delivery.attempts.push(attempt),
      finished: () => {
        const last = delivery.attempts.at(-1);
        if (last?.outcome.kind === 'delivered') delivery.state = 'delivered';
        // Stopped while waiting for the next attempt: it is still owed.
        else if (last?.retryInMs === undefined) delivery.state = 'exhausted';
      },
    };
  }

  list(): readonly Delivery[] {
    return [...this.#deliveries.values()].reverse();
  }

  #prune(): void {
    for (const [key, { state }] of this.#deliveries) {
      if (this.#deliveries.size <= this.#size) return;
      if (state !== 'pending') this.#deliveries.delete(key);
    }
  }
}
