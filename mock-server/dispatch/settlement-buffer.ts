import type { Clock } from '../runtime/clock.ts';
import type { DeliveryStore, Settlement } from '../store/delivery-store.ts';

const flushAfterMs = 10;
const flushAt = 64;
const retryAfterMs = 250;

/** Settles in batches: many at once cost little more than one, and a short wait bounds what a crash repeats. */
export class SettlementBuffer {
  readonly #store: DeliveryStore;
  readonly #clock: Clock;
  #waiting: { readonly settlement: Settlement; readonly done: () => void }[] = [];
  #cancelTimer: (() => void) | undefined;

  constructor(store: DeliveryStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Resolves once it is stored. */
  add(settlement: Settlement): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ settlement, done });
      if (this.#waiting.length >= flushAt) void this.flush();
      else this.#cancelTimer ??= this.#clock.setTimer(flushAfterMs, () => void this.flush());
    });
  }

  /** Stores what waits; a store that is unavailable is asked again, because an attempt that was made is a fact. */
  async flush(): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    for (;;) {
      try {
        await this.#store.settle(batch.map(({ settlement }) => settlement));
        break;
      } catch {
        await this.#clock.sleep(retryAfterMs);
      }
    }
    for (const { done } of batch) done();
  }
}
