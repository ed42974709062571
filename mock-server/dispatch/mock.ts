import { eventTypes } from '../contract/catalog.ts';
import { ActiveFaults } from '../faults/active-faults.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import { TurnableClock } from '../runtime/turnable-clock.ts';
import type { DeliveryStore, ResendSelection } from '../store/delivery-store.ts';
import type { Transport } from '../transport/transport.ts';
import type { HeaderPairs } from './build-request.ts';
import { type Intake, takeEvent } from './intake.ts';
import type { PreparedEvent } from './prepared-event.ts';
import { Pump, type PumpOptions } from './pump.ts';

export interface MockOptions {
  readonly store: DeliveryStore;
  /** It knows the odd shapes of faults when it was made by `withRawSending`. */
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** Names this emitter among others on the same store. */
  readonly owner: string;
  readonly concurrency?: number;
  /** For a store that others write to as well: how often it is asked, and that its clock cannot be turned. */
  readonly sharedStore?: { readonly pollMs: number };
  readonly onAttempt?: PumpOptions['onAttempt'];
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
  readonly #options: MockOptions;
  readonly #pump: Pump;
  #targetHeaders: HeaderPairs = [];
  #signsTurnedTime = false;
  #stopWatching: () => void = () => {};
  #drained = false;

  constructor(options: MockOptions) {
    const { store, transport, clock, random, owner, concurrency, sharedStore, onAttempt } = options;
    this.#options = options;
    this.store = store;
    this.faults = new ActiveFaults({ clock, random });
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
      signingNow: () => new Date(this.#signsTurnedTime ? schedule.now() : clock.now()),
      extraHeadersFor: (id) => (id === targetSubscriptionId ? this.#targetHeaders : []),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(sharedStore ? { pollMs: sharedStore.pollMs } : {}),
      ...(onAttempt ? { onAttempt } : {}),
    });
    this.schedule?.onTurn(() => this.#pump.wake());
  }

  /** Picks up what a dead emitter left behind, and begins to deliver. */
  async start(): Promise<void> {
    await this.store.recover(this.#scheduleNow());
    this.#pump.start();
    if (this.#options.sharedStore) this.#watchOthers();
  }

  /** Takes over, again and again, what other emitters on the store died with. */
  #watchOthers(): void {
    this.#stopWatching = this.#options.clock.setTimer(recoverEveryMs, () => {
      const look = async () => {
        if ((await this.store.recover(this.#scheduleNow())) > 0) this.#pump.wake();
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
      updatedAt: now,
    } as const;
    const updated = await this.store.subscriptions.update(targetSubscriptionId, target);
    if (!updated)
      await this.store.subscriptions.insert({
        ...target,
        id: targetSubscriptionId,
        failureStreak: 0,
        createdAt: now,
      });
  }

  /** Stores an event and what is owed for it; rejects with `StoreUnavailable` when that could not be. */
  async emit(prepared: PreparedEvent, options: { readonly reprocessed?: boolean } = {}): Promise<Intake> {
    const { clock, random } = this.#options;
    const tools = { store: this.store, schedule: this.schedule ?? clock, clock, random };
    const intake = await takeEvent(prepared, tools, options);
    this.#pump.wake();
    return intake;
  }

  /** Sends deliveries again, whatever became of them; one that waits for its retry is sent now instead. */
  async resend(selection: ResendSelection): Promise<readonly string[]> {
    const ids = await this.store.resend(selection, this.#scheduleNow());
    this.#pump.wake();
    return ids;
  }

  /** Says that something may be due: a subscription was resumed. */
  wake(): void {
    this.#pump.wake();
  }

  /** Makes signatures tell the turned time, which every correct receiver will refuse; off at first. */
  signTurnedTime(on: boolean): void {
    this.#signsTurnedTime = on;
  }

  /** Ends attempts under way, stores what came of them, and closes everything. What is still owed stays in the store. */
  async drain(): Promise<void> {
    this.#drained = true;
    this.#stopWatching();
    await this.#pump.drain();
    await this.#options.transport.close();
    await this.store.close();
  }
}
