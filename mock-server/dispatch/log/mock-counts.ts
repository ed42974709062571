import type { AttemptOutcome } from '../../delivery/attempt-outcome.ts';

/** Upper bounds of the classes of attempt durations, in seconds: from a receiver nearby to the longest deadlines. */
export const durationBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

/** What is told apart among attempts; each of it is one of a few words. */
export interface AttemptKind {
  readonly outcome: AttemptOutcome['kind'];
  readonly code: AttemptOutcome['code'];
  /** `2xx`, or `none` when there was no answer. */
  readonly status: string;
}

/** What has happened since the start, in numbers. They are plain, so that counting costs nothing and loads nothing. */
export class MockCounts {
  accepted = 0;
  deduplicated = 0;
  delivered = 0;
  exhausted = 0;
  retries = 0;
  pruned = 0;
  durationSum = 0;
  /** How many attempts took at most as long as each bound and longer than the one before; the last had no bound. */
  readonly durations: number[] = Array.from({ length: durationBounds.length + 1 }, () => 0);
  readonly #attempts = new Map<string, { readonly kind: AttemptKind; count: number }>();

  get attempts(): readonly (readonly [AttemptKind, number])[] {
    return [...this.#attempts.values()].map(({ kind, count }) => [kind, count]);
  }

  /** One attempt that was made, and whether another will follow. */
  countAttempt(
    outcome: AttemptOutcome,
    status: number | undefined,
    totalMs: number,
    retryInMs: number | undefined,
  ): void {
    this.#add(outcome, status, 1);
    const seconds = totalMs / 1000;
    const found = durationBounds.findIndex((bound) => seconds <= bound);
    const at = found < 0 ? durationBounds.length : found;
    this.durations[at] = (this.durations[at] ?? 0) + 1;
    this.durationSum += seconds;
    if (retryInMs !== undefined) this.retries += 1;
    else if (outcome.kind === 'delivered') this.delivered += 1;
    else this.exhausted += 1;
  }

  /** Attempts that a crash cut off, of this emitter before it was started again or of another one. */
  countLost(attempts: number): void {
    if (attempts > 0) this.#add({ kind: 'unknown', code: 'process_died' }, undefined, attempts);
  }

  #add(
    { kind: outcome, code }: Pick<AttemptOutcome, 'kind' | 'code'>,
    answer: number | undefined,
    count: number,
  ) {
    const status = answer === undefined ? 'none' : `${Math.floor(answer / 100)}xx`;
    const key = `${outcome} ${code} ${status}`;
    const known = this.#attempts.get(key);
    if (known) known.count += count;
    else this.#attempts.set(key, { kind: { outcome, code, status }, count });
  }
}
