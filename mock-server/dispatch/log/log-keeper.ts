import type { Clock } from '../../runtime/clock.ts';
import type { DeliveryLogStore } from '../../store/delivery-log-store.ts';

/** How much of the past is kept. What is still owed is kept in any case, and not counted. */
export interface LogLimits {
  /** So many finished events; by default 10,000, and with `Infinity` all. */
  readonly events?: number;
  /** For so long after they were accepted; by default for ever. */
  readonly ageMs?: number;
}

export interface LogKeeperOptions {
  readonly log: Pick<DeliveryLogStore, 'prune'>;
  readonly clock: Clock;
  readonly limits?: LogLimits | undefined;
}

const defaultEvents = 10_000;
const leastGapMs = 1_000;
const longestGapMs = 60_000;

/**
 * Removes what is beyond the limits: after so many attempts that a hundredth of what is kept may have been added, at
 * most once a second, and at least once a minute.
 */
export class LogKeeper {
  readonly #options: LogKeeperOptions;
  readonly #events: number;
  readonly #batch: number;
  readonly #sweepMs: number;
  #ended = 0;
  #lastMs = Number.NEGATIVE_INFINITY;
  #dueMs = Number.POSITIVE_INFINITY;
  #cancel: () => void = () => {};
  #looking: Promise<void> | undefined;
  #stopped = false;

  constructor(options: LogKeeperOptions) {
    this.#options = options;
    this.#events = options.limits?.events ?? defaultEvents;
    this.#batch = Math.min(100, Math.max(1, Math.ceil(this.#events / 100)));
    this.#sweepMs = Math.min(longestGapMs, Math.max(leastGapMs, options.limits?.ageMs ?? longestGapMs));
  }

  /** Looks at once: what was kept of an earlier run may be more than is wanted now. */
  start(): void {
    if (this.#keepsAll) return;
    this.#lookIn(0);
  }

  /** Counts attempts that have ended. */
  note(): void {
    this.#ended += 1;
    if (this.#ended < this.#batch || this.#keepsAll) return;
    this.#lookIn(Math.max(0, this.#lastMs + leastGapMs - this.#options.clock.monotonicMs()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#looking;
  }

  get #keepsAll(): boolean {
    return this.#events === Number.POSITIVE_INFINITY && this.#options.limits?.ageMs === undefined;
  }

  #lookIn(delayMs: number): void {
    const { clock } = this.#options;
    const dueMs = clock.monotonicMs() + delayMs;
    if (this.#stopped || this.#looking || dueMs >= this.#dueMs) return;
    this.#cancel();
    this.#dueMs = dueMs;
    this.#cancel = clock.setTimer(delayMs, () => {
      this.#looking = this.#prune().finally(() => {
        this.#looking = undefined;
        this.#dueMs = Number.POSITIVE_INFINITY;
        this.#lastMs = clock.monotonicMs();
        this.#lookIn(this.#ended >= this.#batch ? leastGapMs : this.#sweepMs);
      });
    });
  }

  async #prune(): Promise<void> {
    const { log, clock, limits: { ageMs } = {} } = this.#options;
    this.#ended = 0;
    const limits = {
      ...(this.#events === Number.POSITIVE_INFINITY ? {} : { keep: this.#events }),
      ...(ageMs === undefined ? {} : { before: new Date(clock.now() - ageMs).toISOString() }),
    };
    // A store that is away has nothing removed; the next look comes.
    await log.prune(limits).catch(() => undefined);
  }
}
