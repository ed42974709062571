import type { Clock } from './clock.ts';

/** Where a turned clock stands beside the wall clock. */
export interface ClockState {
  /** Its time, in ISO 8601. */
  readonly now: string;
  /** How far it is ahead of the wall clock, in milliseconds. */
  readonly aheadMs: number;
  /** How many of its seconds pass in one of the wall clock's. */
  readonly scale: number;
}

/**
 * A clock that a person can turn forward or let run faster, so that a schedule of days is rehearsed in seconds. Only the
 * schedule follows it: signatures are made by the wall clock. It never goes back.
 */
export class TurnableClock implements Clock {
  readonly #base: Clock;
  readonly #listeners = new Set<() => void>();
  // Its time is `#origin` at the base's monotonic `#since`, and runs `#scale` times as fast from there.
  #origin: number;
  #since: number;
  #scale = 1;

  constructor(base: Clock) {
    this.#base = base;
    this.#origin = base.now();
    this.#since = base.monotonicMs();
  }

  now(): number {
    return this.#origin + (this.#base.monotonicMs() - this.#since) * this.#scale;
  }

  monotonicMs(): number {
    return this.now();
  }

  /** Turns it forward by so many milliseconds; throws a `RangeError` for less than none. */
  advance(ms: number): void {
    if (!(ms >= 0) || !Number.isFinite(ms))
      throw new RangeError('a clock is turned forward by zero or more milliseconds');
    this.#turn(ms, this.#scale);
  }

  /** Lets it run so many times as fast as the wall clock; throws a `RangeError` below 1. */
  setScale(scale: number): void {
    if (!(scale >= 1) || !Number.isFinite(scale))
      throw new RangeError('a clock runs at 1 or more times its speed');
    this.#turn(0, scale);
  }

  state(): ClockState {
    const now = this.now();
    return {
      now: new Date(now).toISOString(),
      aheadMs: Math.round(now - this.#base.now()),
      scale: this.#scale,
    };
  }

  /** Calls `listener` whenever it is turned; returns how to stop that. */
  onTurn(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The delay is measured on this clock, so turning it brings the call nearer. */
  setTimer(delayMs: number, fn: () => void): () => void {
    const dueAt = this.now() + delayMs;
    let cancelTimer: () => void = () => {};
    const arm = () => {
      cancelTimer();
      cancelTimer = this.#base.setTimer((dueAt - this.now()) / this.#scale, () => {
        stopListening();
        fn();
      });
    };
    const stopListening = this.onTurn(arm);
    arm();
    return () => {
      stopListening();
      cancelTimer();
    };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = () => {
        cancel();
        reject(signal?.reason);
      };
      const cancel = this.setTimer(ms, () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  #turn(ms: number, scale: number): void {
    this.#origin = this.now() + ms;
    this.#since = this.#base.monotonicMs();
    this.#scale = scale;
    for (const listener of [...this.#listeners]) listener();
  }
}
