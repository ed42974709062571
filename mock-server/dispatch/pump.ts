import { deliveryRules } from '../contract/catalog.ts';
import type { DeliveryRules } from '../delivery/delivery-rules.ts';
import type { EventSubscription } from '../delivery/event-subscription.ts';
import type { ActiveFaults, AttemptFaults } from '../faults/active-faults.ts';
import type { Clock } from '../runtime/clock.ts';
import type { ClaimedDelivery, DeliveryStore } from '../store/delivery-store.ts';
import { type AttemptTools, attemptDelivery, type MadeAttempt, retryDelayMs } from './attempt-delivery.ts';
import { type HeaderPairs, newDeliveryId } from './build-request.ts';
import { SubscriptionFollower } from './follow-subscription.ts';
import { Pacer } from './pacer.ts';
import type { PreparedMemory } from './prepared-memory.ts';
import { SettlementBuffer } from './settlement-buffer.ts';
import { nextState, settlementOf } from './settlement-of.ts';

export interface PumpOptions extends AttemptTools {
  readonly store: DeliveryStore;
  /** What was rendered before it was stored. */
  readonly rendered: PreparedMemory;
  /** Decides when a delivery is due; it may be a turned clock. */
  readonly schedule: Clock;
  readonly faults?: ActiveFaults;
  /** Names this emitter among others on the same store. */
  readonly owner: string;
  /** How many attempts are on the wire at once; one subscription has at most half of them. */
  readonly concurrency?: number;
  /** How many deliveries a second one host gets that is not this machine; 10 when absent. */
  readonly maxRate?: number;
  /** How long to wait before asking again a store that others write to as well; by default only `wake` asks. */
  readonly pollMs?: number;
  /** Headers beside the contract's for one attempt of an event for a subscription. */
  readonly extraHeadersFor?: (subscriptionId: string, eventId: string) => HeaderPairs;
  readonly onAttempt?: (
    delivery: ClaimedDelivery,
    made: MadeAttempt,
    retryInMs: number | undefined,
    /** Names of the faults that were at work. */
    faults: readonly string[],
  ) => void;
}

/**
 * Claims what is due, attempts it, and settles what came of it, until it is drained. What it has claimed and not
 * settled is all that a crash can repeat.
 */
export class Pump {
  readonly #options: PumpOptions;
  readonly #buffer: SettlementBuffer;
  readonly #follower: SubscriptionFollower;
  readonly #pacer: Pacer;
  /** Attempts that are begun and not yet settled. */
  readonly #underWay = new Set<Promise<void>>();
  /** How many attempts each subscription has on the wire, and how many there are in all. */
  readonly #busy = new Map<string, number>();
  #sending = 0;
  /** Which subscriptions the last claim left out, and whether there was no place for any delivery. */
  #leftOut: ReadonlySet<string> = new Set();
  #full = false;
  #wake: () => void = () => {};
  #woken = false;
  #stopped = false;
  #loop: Promise<void> | undefined;

  constructor(options: PumpOptions) {
    this.#options = options;
    this.#buffer = new SettlementBuffer(options.store, options.clock);
    this.#follower = new SubscriptionFollower(options.store, options.clock);
    this.#pacer = new Pacer(options.maxRate ?? defaultMaxRate, options.clock);
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Says that something may be due now, and for whom if that is known: who has enough under way is asked for later. */
  wake(subscriptionIds?: readonly string[]): void {
    if (subscriptionIds?.every((id) => this.#leftOut.has(id) && this.#hasEnough(id))) return;
    this.#woken = true;
    this.#wake();
  }

  /** Begins no further attempt, lets those under way end, and stores what came of them. */
  async drain(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#loop;
    this.#options.faults?.reset();
    await Promise.all(this.#underWay);
    await this.#buffer.flush();
  }

  get #concurrency(): number {
    return this.#options.concurrency ?? 128;
  }

  /** A receiver that hangs keeps its own events waiting, and nobody else's. */
  get #share(): number {
    return Math.max(1, Math.floor(this.#concurrency / 2));
  }

  #hasEnough(id: string): boolean {
    return (this.#busy.get(id) ?? 0) >= this.#share || this.#pacer.isWaiting(id);
  }

  async #run(): Promise<void> {
    const { store, schedule, clock, random, owner } = this.#options;
    const [concurrency, share] = [this.#concurrency, this.#share];
    while (!this.#stopped) {
      this.#woken = false;
      // What came of an attempt is stored while the next ones are sent; a store that is slow holds them up in the end.
      const free = Math.min(concurrency - this.#sending, 2 * concurrency - this.#underWay.size);
      // Fewer than the share at a time, so that no one claim can go far beyond it.
      const attemptIds = Array.from({ length: Math.min(free, share) }, () => newDeliveryId(clock, random));
      this.#full = free === 0;
      this.#leftOut = new Set(
        [...this.#busy.keys(), ...this.#pacer.waiting].filter((id) => this.#hasEnough(id)),
      );
      const request = {
        exceptSubscriptions: [...this.#leftOut],
        nowMs: schedule.now(),
        owner,
        attemptIds,
        startedAt: new Date(clock.now()).toISOString(),
      };
      // A store that is unavailable is asked again: what it holds is still owed.
      const claimed = free === 0 ? [] : await store.claim(request).catch(() => undefined);
      for (const delivery of claimed ?? []) this.#begin(delivery);
      if (claimed === undefined) await this.#pause(() => retryStoreMs);
      else if (claimed.length === 0) await this.#pause(() => this.#untilDueMs());
    }
  }

  #begin(delivery: ClaimedDelivery): void {
    const { id } = delivery.subscription;
    this.#busy.set(id, (this.#busy.get(id) ?? 0) + 1);
    this.#sending += 1;
    const attempt = this.#attempt(delivery).finally(() => {
      this.#underWay.delete(attempt);
      if (this.#full) this.wake();
    });
    this.#underWay.add(attempt);
  }

  #sent(subscriptionId: string): void {
    this.#sending -= 1;
    const busy = (this.#busy.get(subscriptionId) ?? 1) - 1;
    if (busy === 0) this.#busy.delete(subscriptionId);
    else this.#busy.set(subscriptionId, busy);
    // A claim that can bring nothing would be in the way of the next one.
    if (this.#full || (this.#leftOut.has(subscriptionId) && !this.#hasEnough(subscriptionId))) this.wake();
  }

  async #attempt(delivery: ClaimedDelivery): Promise<void> {
    const { schedule, faults, onAttempt } = this.#options;
    const { subscription, eventId, eventType, attemptNumber } = delivery;
    const rules = rulesFor(subscription);
    const applied = faults?.forAttempt({ eventId, eventType, subscriptionId: subscription.id });
    const made = await this.#make(delivery, rules, applied).catch((error) => this.#brokenAttempt(error));
    this.#sent(subscription.id);
    const retryInMs = retryDelayMs(made.outcome, made.exchange, attemptNumber, rules, this.#options);
    const next = nextState(made, retryInMs === undefined ? undefined : schedule.now() + retryInMs);
    await this.#buffer.add(settlementOf(delivery, made, applied?.names ?? [], next));
    if (next.state === 'waiting') this.wake();
    await this.#follower.follow(subscription, made.outcome);
    onAttempt?.(delivery, made, retryInMs, applied?.names ?? []);
  }

  async #make(
    { body, attemptId, eventId, subscription }: ClaimedDelivery,
    rules: DeliveryRules,
    applied: AttemptFaults | undefined,
  ): Promise<MadeAttempt> {
    const url = new URL(subscription.endpointUrl);
    const turn = this.#pacer.turn(subscription.id, url);
    if (turn) await turn;
    const prepared = this.#options.rendered.take(eventId, body);
    const destination = {
      url,
      secrets: subscription.signingSecret,
      extraHeaders: this.#options.extraHeadersFor?.(subscription.id, eventId) ?? [],
    };
    return attemptDelivery(prepared, destination, attemptId, rules, this.#options, applied);
  }

  /** What cannot even be made fails for good and in the log, and the next event flows. */
  #brokenAttempt(error: unknown): MadeAttempt {
    const message = `The request could not be made: ${error instanceof Error ? error.message : String(error)}`;
    return {
      startedAt: new Date(this.#options.clock.now()).toISOString(),
      requestHeaders: [],
      exchange: { failure: { code: 'invalid_request', message }, timings: { totalMs: 0 } },
      outcome: { kind: 'permanent', code: 'invalid_request', message, notes: [] },
    };
  }

  async #untilDueMs(): Promise<number> {
    const { store, schedule, pollMs = Number.POSITIVE_INFINITY } = this.#options;
    const dueAtMs = await store.nextDueAtMs().catch(() => schedule.now() + retryStoreMs);
    if (dueAtMs === undefined) return pollMs;
    // What is due and was not given belongs to a subscription that has its share under way.
    return Math.min(pollMs, Math.max(dueAtMs - schedule.now(), leastPauseMs));
  }

  /** Until so much time of the schedule has passed, or `wake`, which waits for no answer about that time. */
  #pause(findMs: () => number | Promise<number>): Promise<void> {
    if (this.#woken || this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      let over = false;
      let cancel = (): void => {};
      this.#wake = () => {
        over = true;
        cancel();
        resolve();
      };
      void Promise.resolve(findMs()).then((ms) => {
        if (!over) cancel = this.#options.schedule.setTimer(ms, resolve);
      });
    });
  }
}

const defaultMaxRate = 10;
const retryStoreMs = 250;
const leastPauseMs = 20;

function rulesFor({ overrides }: EventSubscription): DeliveryRules {
  const { retry = deliveryRules.retry, deadlineMs = deliveryRules.deadlineMs } = overrides ?? {};
  return { ...deliveryRules, retry, deadlineMs };
}
