import type { AttemptOutcome } from './attempt-outcome.ts';
import type { Exchange } from './exchange.ts';

/** One HTTP exchange on the way of an event to its receiver. */
export interface DeliveryAttempt {
  /** Counted from 1. */
  readonly number: number;
  readonly deliveryId: string;
  /** When it began, by the wall clock, in ISO 8601. */
  readonly startedAt: string;
  /** The headers as they were sent, in order. */
  readonly requestHeaders: readonly (readonly [name: string, value: string])[];
  readonly exchange: Exchange;
  readonly outcome: AttemptOutcome;
  /** Milliseconds until the next attempt; absent when there is none. */
  readonly retryInMs?: number;
}
