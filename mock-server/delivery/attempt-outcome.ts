import type { ExchangeFailureCode } from './exchange.ts';

/** Remarks that do not change an outcome. */
export const attemptNotes = [
  /** A success, but not a status the contract names. */
  'undocumented_status',
  /** The status came, the body broke or stalled. */
  'response_incomplete',
  /** The body was longer than is kept. */
  'response_truncated',
  /** No answer came although the request went out: the receiver may have acted on it. */
  'effect_unknown',
] as const;

/** One of {@link attemptNotes}. */
export type AttemptNote = (typeof attemptNotes)[number];

interface OutcomeBase {
  /** One sentence for a person. */
  readonly message: string;
  /** What a person can do about it. */
  readonly hint?: string;
  readonly notes: readonly AttemptNote[];
}

/** The receiver acknowledged the event. */
export interface DeliveredOutcome extends OutcomeBase {
  readonly kind: 'delivered';
  readonly code: 'acknowledged';
}

/** It failed, and the schedule says when to try again. */
export interface RetryableOutcome extends OutcomeBase {
  readonly kind: 'retryable';
  readonly code: 'unexpected_status' | 'redirect' | ExchangeFailureCode;
}

/** It failed, and trying again cannot help: `gone` pauses the subscription. */
export interface PermanentOutcome extends OutcomeBase {
  readonly kind: 'permanent';
  readonly code: 'gone' | 'invalid_request';
}

/** Our own policy refused the target; nothing was dialled. */
export interface BlockedOutcome extends OutcomeBase {
  readonly kind: 'blocked';
  readonly code: 'blocked_target';
}

/** We stopped in the middle, by a kill or a shutdown, so nobody knows whether the receiver acted. */
export interface UnknownOutcome extends OutcomeBase {
  readonly kind: 'unknown';
  readonly code: 'transport_closed' | 'process_died';
}

/** What one delivery attempt came to, discriminated by `kind`. */
export type AttemptOutcome =
  | DeliveredOutcome
  | RetryableOutcome
  | PermanentOutcome
  | BlockedOutcome
  | UnknownOutcome;
