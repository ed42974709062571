import type { AttemptOutcome } from '../delivery/attempt-outcome.ts';
import type { EventSubscription, SubscriptionChange } from '../delivery/event-subscription.ts';
import type { Clock } from '../runtime/clock.ts';
import type { DeliveryStore } from '../store/delivery-store.ts';

/** Keeps the streak of failures of each subscription, and pauses it when the receiver is gone or the streak too long. */
export class SubscriptionFollower {
  readonly #store: DeliveryStore;
  readonly #clock: Pick<Clock, 'now'>;
  // One change of a subscription after the other: attempts that end together must all be counted.
  readonly #lines = new Map<string, Promise<void>>();
  // Those that failed here last: what was claimed before that says nothing of it.
  readonly #failing = new Set<string>();

  constructor(store: DeliveryStore, clock: Pick<Clock, 'now'>) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @param subscription as it was when the delivery was claimed. */
  follow({ id, failureStreak }: EventSubscription, outcome: AttemptOutcome): Promise<void> {
    // One success after another is what nearly always happens, and needs no look at the store.
    if (outcome.kind === 'delivered' && failureStreak === 0 && !this.#failing.has(id))
      return Promise.resolve();
    if (outcome.kind !== 'delivered') this.#failing.add(id);
    const line = (this.#lines.get(id) ?? Promise.resolve()).then(() => this.#apply(id, outcome));
    this.#lines.set(id, line);
    return line.finally(() => {
      if (this.#lines.get(id) === line) this.#lines.delete(id);
    });
  }

  async #apply(id: string, outcome: AttemptOutcome): Promise<void> {
    if (outcome.kind === 'unknown') return;
    const current = await this.#store.subscriptions.get(id).catch(() => undefined);
    if (outcome.kind === 'delivered' || !current) this.#failing.delete(id);
    else this.#failing.add(id);
    const change = current && changeAfter(current, outcome);
    if (!change) return;
    const updatedAt = new Date(this.#clock.now()).toISOString();
    // The streak is a convenience: a store that cannot take it now loses nothing that is owed.
    await this.#store.subscriptions.update(id, { ...change, updatedAt }).catch(() => undefined);
  }
}

function changeAfter(current: EventSubscription, outcome: AttemptOutcome): SubscriptionChange | undefined {
  if (outcome.kind === 'delivered') return current.failureStreak === 0 ? undefined : { failureStreak: 0 };
  const failureStreak = current.failureStreak + 1;
  if (current.status === 'paused') return { failureStreak };
  if (outcome.code === 'gone') return { failureStreak, status: 'paused', pausedReason: outcome.message };
  const most = current.overrides?.pauseAfterFailures;
  if (most === undefined || failureStreak < most) return { failureStreak };
  return { failureStreak, status: 'paused', pausedReason: `${failureStreak} attempts in a row failed.` };
}
