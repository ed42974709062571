import type { AttemptOutcome } from '../delivery/attempt-outcome.ts';
import type { AttemptRecord } from './attempt-record.ts';
import type { DeliveryState } from './delivery-state.ts';

/** What is remembered of events, deliveries and attempts, newest first. */
export interface DeliveryLogStore {
  events(query: LogQuery): Promise<LogPage<EventRow>>;
  event(eventId: string): Promise<EventRow | undefined>;
  deliveries(query: LogQuery): Promise<LogPage<DeliveryRow>>;
  delivery(id: string): Promise<DeliveryRow | undefined>;
  /** Those that are chosen, as far as they are there, newest first: many for the price of one. */
  deliveriesOf(selection: DeliverySelection): Promise<readonly DeliveryRow[]>;
  /** All attempts of deliveries, those of one delivery together and its first one first. */
  attempts(...deliveryIds: readonly string[]): Promise<readonly AttemptRow[]>;
  /** What changed after a sequence number, oldest first: the feed of a live view, and a way to resume it. */
  changes(afterSeq: number, limit: number): Promise<readonly ChangeRow[]>;
  /** The highest sequence number so far. */
  lastSeq(): Promise<number>;
  /**
   * Removes events whose deliveries are all finished, with their deliveries and attempts: of these events all but the
   * newest `keep`, and those accepted before a time. Resolves with their number.
   */
  prune(limits: { readonly keep?: number; readonly before?: string }): Promise<number>;
}

/**
 * All given conditions hold, for an event: by one of its deliveries. `text` is searched literally in ids, types, URLs
 * and bodies of answers.
 */
export interface LogQuery {
  readonly limit: number;
  /** Rows before this sequence number: the `nextBefore` of the page before. */
  readonly before?: number | undefined;
  /** An event type, or a prefix of one that ends in `*`. */
  readonly eventType?: string | undefined;
  readonly state?: DeliveryState | undefined;
  /** The status of the last answer, as a number or a class such as `5xx`. */
  readonly code?: string | undefined;
  /** An event, delivery, attempt, subscription or resource id. */
  readonly id?: string | undefined;
  /** Accepted at this time or after it. */
  readonly since?: string | undefined;
  /** Accepted before this time. */
  readonly until?: string | undefined;
  /** The last attempt took at least so long. */
  readonly minDurationMs?: number | undefined;
  readonly text?: string | undefined;
}

export type DeliverySelection =
  | { readonly deliveryIds: readonly string[] }
  | { readonly eventIds: readonly string[] };

export interface LogPage<Row> {
  readonly items: readonly Row[];
  readonly nextBefore?: number;
}

export interface EventRow {
  readonly seq: number;
  readonly eventId: string;
  readonly eventType: string;
  readonly resourceId: string;
  readonly acceptedAt: string;
  readonly body: Uint8Array;
}

export interface DeliveryRow {
  readonly seq: number;
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly resourceId: string;
  readonly subscriptionId: string;
  readonly endpointUrl: string;
  readonly acceptedAt: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** When it will be tried again, by the schedule's clock; only while waiting. */
  readonly dueAtMs?: number;
  readonly lastStatus?: number;
  readonly lastDurationMs?: number;
  readonly lastOutcome?: AttemptOutcome;
}

export interface AttemptRow {
  readonly seq: number;
  readonly attemptId: string;
  readonly deliveryId: string;
  readonly number: number;
  readonly startedAt: string;
  readonly owner: string;
  /** Absent while it is in flight. */
  readonly record?: AttemptRecord;
}

/** A line of the feed: something about this delivery changed, or an event was accepted that goes nowhere. */
export interface ChangeRow {
  readonly seq: number;
  readonly kind: 'accepted' | 'attempt_started' | 'attempt_ended' | 'resent' | 'cancelled';
  readonly at: string;
  readonly eventId: string;
  readonly deliveryId?: string;
  readonly attemptId?: string;
}
