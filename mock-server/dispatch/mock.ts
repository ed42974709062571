import { eventTypes } from '../contract/catalog.ts';
import type { EventSubscription } from '../delivery/event-subscription.ts';
import { ActiveFaults, type ActiveFaultsOptions } from '../faults/active-faults.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import { TurnableClock } from '../runtime/turnable-clock.ts';
import type { DeliveryStore, ResendSelection } from '../store/delivery-store.ts';
import type { Transport } from '../transport/transport.ts';
import type { HeaderPairs } from './build-request.ts';
import { type Intake, takeEvent } from './intake.ts';
import { LogKeeper, type LogLimits } from './log/log-keeper.ts';
import { LogWatch } from './log/log-watch.ts';
import { MockCounts } from './log/mock-counts.ts';
import { watchedStore } from './log/watched-store.ts';
import type { PreparedEvent } from './prepared-event.ts';
import { PreparedMemory } from './prepared-memory.ts';
import { Pump, type PumpOptions } from './pump.ts';
import { EventTraces } from './trace/event-traces.ts';
import type { TraceContext } from './trace/trace-context.ts';

export interface MockOptions {
  readonly store: DeliveryStore;
  /** It knows the odd shapes of faults when it was made by `withRawSending`. */
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** Names this emitter among others on the same store. */
  readonly owner: string;
  readonly concurrency?: number;
  /** How many deliveries a second one host gets that is not this machine; 10 when absent. */
  readonly maxRate?: number;
  /** For a store that others write to as well: how often it is asked, and that its clock cannot be turned. */
  readonly sharedStore?: { readonly pollMs: number };
  readonly onAttempt?: AttemptListener;
  readonly onFaults?: ActiveFaultsOptions['onChange'];
  /** How much of the past is kept; by default the newest 10,000 finished events. */
  readonly keep?: LogLimits;
  /** Lets every attempt carry the W3C trace context of its event. */
  readonly traceContext?: boolean;
}

/** Called after each attempt, once it is stored. */
export type AttemptListener = NonNullable<PumpOptions['onAttempt']>;

export interface EmitOptions {
  /** A further event about the same resource, although there was one of this type. */
  readonly reprocessed?: boolean;
  /** The trace that it goes on; without one it has a trace of its own. Ignored where no trace context is sent. */
  readonly trace?: TraceContext | undefined;
}

/** A receiver that gets every event without a subscription of its own making. */
export interface Target {
  readonly url: URL;
  readonly secret: string;
  readonly extraHeaders: HeaderPairs;
}

const recoverEveryMs = 1_000;

/** The subscription behind a target; one id, so that what is owed to it survives a restart. */
const targetSubscriptionId = 'sub_target';

/** Plextera's delivery side: takes events, owes them to subscriptions, and delivers them until it is drained. */
export class Mock {
  readonly store: DeliveryStore;
  readonly faults: ActiveFaults;
  /** The schedule's clock, or undefined where it is shared and not ours to turn. */
  readonly schedule: TurnableClock | undefined;
  /** Tells when the log has changed. */
  readonly watch: LogWatch;
  /** What has happened since the start. */
  readonly counts = new MockCounts();
  readonly #options: MockOptions;
  readonly #pump: Pump;
  readonly #keeper: LogKeeper;
  readonly #traces: EventTraces | undefined;
  readonly #rendered = new PreparedMemory();
  readonly #listeners = new Set<AttemptListener>();
  #targetHeaders: HeaderPairs = [];
  #signsTurnedTime = false;
  #stopWatching: () => void = () => {};
  #drained = false;

  constructor(options: MockOptions) {
    const { transport, clock, random, owner, concurrency, maxRate, sharedStore, onAttempt } = options;
    this.#options = options;
    const store = watchedStore(options.store, {
      changed: () => this.watch.notify(),
      pruned: (events) => {
        this.counts.pruned += events;
      },
      resumed: () => this.#pump.wake(),
    });
    this.store = store;
    this.watch = new LogWatch({ log: store.log, clock, pollMs: sharedStore?.pollMs });
    this.#keeper = new LogKeeper({ log: store.log, clock, limits: options.keep });
    this.#traces = options.traceContext ? new EventTraces(random) : undefined;
    if (onAttempt) this.onAttempt(onAttempt);
    this.faults = new ActiveFaults({ clock, random, onChange: options.onFaults });
    this.schedule = sharedStore ? undefined : new TurnableClock(clock);
    const schedule = this.schedule ?? clock;
    this.#pump = new Pump({
      store,
      transport,
      clock,
      random,
      owner,
      schedule,
      faults: this.faults,
      rendered: this.#rendered,
      signingNow: () => new Date(this.#signsTurnedTime ? schedule.now() : clock.now()),
      extraHeadersFor: (id, eventId) => {
        const extra = id === targetSubscriptionId ? this.#targetHeaders : [];
        return this.#traces?.addTo(extra, eventId) ?? extra;
      },
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(maxRate === undefined ? {} : { maxRate }),
      ...(sharedStore ? { pollMs: sharedStore.pollMs } : {}),
      onAttempt: (delivery, made, retryInMs, faults) => {
        const { response, timings } = made.exchange;
        this.counts.countAttempt(made.outcome, response?.status, timings.totalMs, retryInMs);
        this.#keeper.note();
        for (const listener of this.#listeners) listener(delivery, made, retryInMs, faults);
      },
    });
    this.schedule?.onTurn(() => this.#pump.wake());
  }

  /** Picks up what a dead emitter left behind, and begins to deliver. */
  async start(): Promise<void> {
    this.counts.countLost(await this.store.recover(this.#scheduleNow()));
    this.#pump.start();
    this.#keeper.start();
    if (this.#options.sharedStore) this.#watchOthers();
  }

  /** Takes over, again and again, what other emitters on the store died with. */
  #watchOthers(): void {
    this.#stopWatching = this.#options.clock.setTimer(recoverEveryMs, () => {
      const look = async () => {
        const lost = await this.store.recover(this.#scheduleNow());
        this.counts.countLost(lost);
        if (lost > 0) this.#pump.wake();
      };
      // A store that is away now is asked again; what it holds is still owed.
      void look()
        .catch(() => undefined)
        .then(() => !this.#drained && this.#watchOthers());
    });
  }

  #scheduleNow(): number {
    return (this.schedule ?? this.#options.clock).now();
  }

  /** Subscribes a receiver to every event type; a second target replaces the first. */
  async setTarget({ url, secret, extraHeaders }: Target): Promise<void> {
    const now = new Date(this.#options.clock.now()).toISOString();
    this.#targetHeaders = extraHeaders;
    const target = {
      endpointUrl: url.href,
      signingSecret: secret,
      eventTypes,
      status: 'active',
      failureStreak: 0,
      updatedAt: now,
    } as const;
    const change = { ...target, pausedReason: undefined };
    const updated = await this.store.subscriptions.update(targetSubscriptionId, change);
    if (!updated)
      await this.store.subscriptions.insert({ ...target, id: targetSubscriptionId, createdAt: now });
  }

  /** The subscription of the target, which a store that is kept still has after a restart. */
  target(): Promise<EventSubscription | undefined> {
    return this.store.subscriptions.get(targetSubscriptionId);
  }

  /** What requests to the target carry besides the contract's headers, such as a gateway's key. */
  get targetHeaders(): HeaderPairs {
    return this.#targetHeaders;
  }

  /** Stores an event and what is owed for it; rejects with `StoreUnavailable` when that could not be. */
  async emit(prepared: PreparedEvent, { reprocessed = false, trace }: EmitOptions = {}): Promise<Intake> {
    const { clock, random } = this.#options;
    const tools = { store: this.store, schedule: this.schedule ?? clock, clock, random };
    // Before it is stored: from then on it may be claimed at any moment.
    const remembered = trace !== undefined && this.#traces?.remember(prepared.eventId, trace);
    const intake = await this.#remembering(prepared, () => takeEvent(prepared, tools, { reprocessed }));
    if (intake.kind === 'duplicate' && remembered) this.#traces?.forget(prepared.eventId);
    if (intake.kind === 'accepted') this.counts.accepted += 1;
    else this.counts.deduplicated += 1;
    if (intake.kind === 'accepted' && intake.deliveryIds.length === 0) this.#keeper.note();
    if (intake.kind === 'accepted') this.#pump.wake(intake.subscriptionIds);
    return intake;
  }

  /** Keeps an event as it was rendered for its first attempt, if there will be one. */
  async #remembering(prepared: PreparedEvent, take: () => Promise<Intake>): Promise<Intake> {
    this.#rendered.keep(prepared);
    let isOwed = false;
    try {
      const intake = await take();
      isOwed = intake.kind === 'accepted' && intake.deliveryIds.length > 0;
      return intake;
    } finally {
      if (!isOwed) this.#rendered.forget(prepared.eventId);
    }
  }

  /** Calls `listener` after each attempt; returns how to stop that. */
  onAttempt(listener: AttemptListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Whether attempts carry a trace context. */
  get tracesEvents(): boolean {
    return this.#traces !== undefined;
  }

  /** Sends deliveries again, whatever became of them; one that waits for its retry is sent now instead. */
  async resend(selection: ResendSelection): Promise<readonly string[]> {
    const ids = await this.store.resend(selection, this.#scheduleNow());
    this.#pump.wake();
    return ids;
  }

  /** Makes signatures tell the turned time, which every correct receiver will refuse; off at first. */
  signTurnedTime(on: boolean): void {
    this.#signsTurnedTime = on;
  }

  /** Ends attempts under way, stores what came of them, and closes everything. What is still owed stays in the store. */
  async drain(): Promise<void> {
    this.#drained = true;
    this.#stopWatching();
    this.watch.end();
    await this.#keeper.stop();
    await this.#pump.drain();
    await this.#options.transport.close();
    await this.store.close();
  }
}
