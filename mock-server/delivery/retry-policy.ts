import type { Random } from '../runtime/random.ts';
import type { DeliveryRules, RetrySchedule } from './delivery-rules.ts';

/** What the next delay depends on. */
export interface NextDelayInput {
  /** Attempts made so far, the one that just failed included: 1 after the first. */
  readonly attempt: number;
  readonly rules: Pick<DeliveryRules, 'retry' | 'retryAfter'>;
  /** What the receiver asked for, as parsed by `parseRetryAfter`. */
  readonly retryAfterMs?: number | undefined;
  readonly random: Random;
}

/**
 * How long to wait before the next attempt, in whole milliseconds, or undefined when no attempt is left.
 *
 * The schedule's delay, spread by jitter to both sides and kept within its cap; a receiver's wish can only
 * lengthen it, and only up to the contract's limit for `Retry-After`.
 */
export function nextDelayMs({ attempt, rules, retryAfterMs, random }: NextDelayInput): number | undefined {
  const { retry, retryAfter } = rules;
  if (attempt >= retry.maxAttempts) {
    return undefined;
  }
  const share = 1 - retry.jitter + 2 * retry.jitter * random();
  const jitteredMs = Math.min(backoffMs(attempt, retry) * share, retry.capMs);
  const wishedMs = Math.min(retryAfterMs ?? 0, retryAfter.capMs);
  return Math.ceil(Math.max(jitteredMs, wishedMs));
}

/**
 * The schedule's delay after `attempt` failed attempts (1 or more), without chance, in milliseconds:
 * `baseMs * factor ^ (attempt - 1)`, at most `capMs`.
 */
export function backoffMs(attempt: number, retry: RetrySchedule): number {
  return Math.min(retry.baseMs * retry.factor ** (attempt - 1), retry.capMs);
}
