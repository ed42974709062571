import type {
  EventSubscription,
  SubscriptionChange,
  SubscriptionStatus,
} from '../delivery/event-subscription.ts';
import type { AttemptRecord } from './attempt-record.ts';
import type { DeliveryLogStore } from './delivery-log-store.ts';

/**
 * Where the mock remembers: subscriptions, what is owed to each, and what happened. Every engine keeps the same
 * promises, and one exported suite holds all of them to it:
 *
 * - What `accept` has resolved for is delivered or visibly exhausted, whatever dies.
 * - A delivery is claimed by one emitter at a time. Whoever dies with one leaves an attempt `unknown`, and the
 *   delivery is claimed again, by the same event id and with a new delivery id.
 * - Only finished deliveries are ever pruned.
 *
 * Times of the schedule (`…AtMs`) are milliseconds of the schedule's clock, which a person may turn; times for people
 * (`…At`) are ISO 8601 of the wall clock, in UTC with milliseconds, so that they compare as text. Methods reject with
 * `StoreUnavailable` when nothing could be stored or read, and with another error when the call itself is wrong; what
 * a rejected call wanted was not stored, except where the engine died in the middle of it. No text holds a NUL.
 */
export interface DeliveryStore {
  readonly subscriptions: SubscriptionStore;
  readonly log: DeliveryLogStore;

  /**
   * Stores events and what is owed for them, all or nothing; results are in the order of requests. A delivery whose
   * subscription is gone is left out. Rejects when an event or delivery id is there already.
   */
  accept(requests: readonly AcceptRequest[]): Promise<readonly Acceptance[]>;
  /** Takes due deliveries of active subscriptions, the longest due first, and begins an attempt on each. */
  claim(request: ClaimRequest): Promise<readonly ClaimedDelivery[]>;
  /**
   * Ends claimed attempts and says what comes next for their deliveries. An attempt that has ended already, or was
   * pruned, stays as it is, so a settlement can be repeated; that of a cancelled delivery is recorded, and changes
   * nothing else.
   */
  settle(settlements: readonly Settlement[]): Promise<void>;
  /**
   * Makes deliveries due again that are not in flight and whose subscription is still there, whether they wait, are
   * exhausted, were delivered or cancelled; a waiting retry is replaced, not doubled. Resolves with the ids of those
   * that will be sent.
   */
  resend(selection: ResendSelection, dueAtMs: number): Promise<readonly string[]>;
  /**
   * Makes deliveries that wait `cancelled`, so that nothing is sent for them any more until they are resent; those in
   * flight or finished stay as they are. Resolves with the ids of those that were cancelled.
   */
  cancel(deliveryIds: readonly string[]): Promise<readonly string[]>;
  /** When the next delivery of an active subscription falls due; undefined when none is waiting. */
  nextDueAtMs(): Promise<number | undefined>;
  /**
   * Marks attempts of dead emitters `unknown` and makes their deliveries due at once; resolves with the number of
   * attempts. Once at the start is enough where no other process can work on the store.
   */
  recover(nowMs: number): Promise<number>;
  /** How much is owed, and whether the store takes and gives. */
  health(): Promise<StoreHealth>;
  close(): Promise<void>;
}

/** The engine cannot read or write: a disk is full, a server is gone. What was stored before is not lost. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export interface SubscriptionStore {
  /** Rejects when the id is there already. */
  insert(subscription: EventSubscription): Promise<void>;
  get(id: string): Promise<EventSubscription | undefined>;
  /** Newest first. */
  list(
    query: SubscriptionQuery,
  ): Promise<{ readonly items: readonly EventSubscription[]; readonly total: number }>;
  /** All that are active, for matching. */
  active(): Promise<readonly EventSubscription[]>;
  /** Undefined when there is none with this id. */
  update(id: string, change: SubscriptionChange): Promise<EventSubscription | undefined>;
  /** Deletes it and cancels what waits or is in flight; the log keeps it. False when there was none. */
  delete(id: string): Promise<boolean>;
}

export interface SubscriptionQuery {
  readonly offset: number;
  readonly limit: number;
  readonly status?: SubscriptionStatus | undefined;
  readonly eventType?: string | undefined;
}

/** One event and the subscriptions that it goes to. */
export interface AcceptRequest {
  readonly eventId: string;
  readonly eventType: string;
  /** The job, extraction or run that it is about. */
  readonly resourceId: string;
  readonly acceptedAt: string;
  /** The exact bytes of every attempt. */
  readonly body: Uint8Array;
  readonly dueAtMs: number;
  readonly deliveries: readonly { readonly id: string; readonly subscriptionId: string }[];
  /**
   * False for a reprocessed resource: a further event of the same type goes out although there was one, and counts
   * as the earlier event from now on. An event that was pruned no longer counts.
   */
  readonly deduplicate: boolean;
}

/**
 * `accepted`: stored, with the deliveries that are now owed. `duplicate`: every subscription had an event of this type
 * about this resource before; nothing was stored, and the earlier event is named.
 */
export type Acceptance =
  | { readonly kind: 'accepted'; readonly deliveryIds: readonly string[] }
  | { readonly kind: 'duplicate'; readonly eventId: string };

export interface ClaimRequest {
  readonly nowMs: number;
  /** Names this emitter among others on the same store. */
  readonly owner: string;
  /** Delivery-attempt ids (`X-…-Delivery-Id`) for at most so many deliveries. */
  readonly attemptIds: readonly string[];
  readonly startedAt: string;
  /** Subscriptions that have enough in flight, so that one slow receiver does not starve the others. */
  readonly exceptSubscriptions?: readonly string[];
}

/** One delivery in our hands, with an attempt begun. */
export interface ClaimedDelivery {
  /** Names the delivery: one event for one subscription. */
  readonly id: string;
  readonly attemptId: string;
  /** Counted from 1 over the whole life of the delivery. */
  readonly attemptNumber: number;
  readonly eventId: string;
  readonly eventType: string;
  readonly body: Uint8Array;
  readonly subscription: EventSubscription;
}

export interface Settlement {
  readonly deliveryId: string;
  readonly attemptId: string;
  readonly record: AttemptRecord;
  /** `waiting`: try again at `dueAtMs`. */
  readonly next:
    | { readonly state: 'delivered' | 'exhausted' }
    | { readonly state: 'waiting'; readonly dueAtMs: number };
}

export type ResendSelection =
  | { readonly deliveryIds: readonly string[] }
  /** All that are exhausted, of events accepted at a time or after it. */
  | { readonly exhaustedSince: string };

export interface StoreHealth {
  readonly ok: boolean;
  readonly problem?: string;
  readonly waiting: number;
  readonly inFlight: number;
}
