import type { Random } from '../runtime/random.ts';
import type { DeliveryRules, ExponentialSchedule, RetrySchedule } from './delivery-rules.ts';

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
  const plannedMs = plannedDelayMs(attempt, retry);
  if (plannedMs === undefined) return undefined;
  const share = 1 - retry.jitter + 2 * retry.jitter * random();
  const capMs = retry.schedule === 'list' ? Number.POSITIVE_INFINITY : retry.capMs;
  const jitteredMs = Math.min(plannedMs * share, capMs);
  const wishedMs = Math.min(retryAfterMs ?? 0, retryAfter.capMs);
  return Math.ceil(Math.max(jitteredMs, wishedMs));
}

function plannedDelayMs(attempt: number, retry: RetrySchedule): number | undefined {
  if (retry.schedule === 'list') return retry.delaysMs[attempt - 1];
  return attempt < retry.maxAttempts ? backoffMs(attempt, retry) : undefined;
}

/**
 * The delay after `attempt` failed attempts (1 or more), without chance, in milliseconds:
 * `baseMs * factor ^ (attempt - 1)`, at most `capMs`.
 */
export function backoffMs(attempt: number, retry: ExponentialSchedule): number {
  return Math.min(retry.baseMs * retry.factor ** (attempt - 1), retry.capMs);
}
