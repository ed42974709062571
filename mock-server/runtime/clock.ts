/**
 * Time as the rest of the project sees it: passed in, so that a test can hold it still or let it jump.
 * This file imports nothing and is the only one that touches `Date.now`, `performance.now` and `setTimeout`.
 */
export interface Clock {
  /** Wall-clock time in milliseconds since the Unix epoch; it may jump. For signatures and logs only. */
  now(): number;
  /** Milliseconds since an arbitrary start; it never goes back. For every delay and duration. */
  monotonicMs(): number;
  /**
   * Calls `fn` once after `delayMs` milliseconds.
   *
   * A delay that is negative or not a number counts as 0; there is no upper limit, `Infinity` never fires.
   * @returns a function that cancels the call; harmless after it fired.
   */
  setTimer(delayMs: number, fn: () => void): () => void;
  /**
   * Resolves after `ms` milliseconds.
   *
   * @throws (rejects with) `signal.reason` when the signal is, or becomes, aborted.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

// A longer delay overflows Node's 32-bit timer and fires after 1 ms instead, so long waits are cut into laps.
const LONGEST_LAP_MS = 2 ** 31 - 1;

function setTimer(delayMs: number, fn: () => void): () => void {
  const endsAtMs = performance.now() + Math.max(0, Number.isNaN(delayMs) ? 0 : delayMs);
  let timer: ReturnType<typeof setTimeout>;
  const lap = (): void => {
    const leftMs = Math.max(0, endsAtMs - performance.now());
    timer = leftMs > LONGEST_LAP_MS ? setTimeout(lap, LONGEST_LAP_MS) : setTimeout(fn, leftMs);
  };
  lap();
  return () => clearTimeout(timer);
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = (): void => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = setTimer(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** The process's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer,
  sleep,
};
