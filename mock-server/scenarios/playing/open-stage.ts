import { Mock, type Target } from '../../dispatch/mock.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Random } from '../../runtime/random.ts';
import type { TurnableClock } from '../../runtime/turnable-clock.ts';
import { openStore } from '../../store/open-store.ts';
import type { Transport } from '../../transport/transport.ts';
import type { Scenario } from '../scenario.ts';
import type { Ledger } from './ledger.ts';
import type { Reach } from './reach.ts';
import type { Stage } from './stage.ts';

/** Whom a scenario is played against, and what that needs of the world. */
export interface PlayOptions {
  readonly target: Target;
  /** It knows the odd shapes of faults when it was made by `withRawSending`. Closed at the end. */
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** How many deliveries a second a host gets that is not this machine; 10 when absent. */
  readonly maxRate?: number;
  /** Instead of the scenario's own. */
  readonly seed?: string | undefined;
  /** Ends it before its end. */
  readonly signal?: AbortSignal;
}

/** A mock of its own in memory, which owes everything to the target and tells the ledger what came of it. */
export async function openMock(
  { concurrency }: Scenario,
  { transport, clock, random, target, maxRate }: PlayOptions,
  ledger: Ledger,
  reach: Reach,
): Promise<Mock> {
  const owner = 'scenario';
  const mock: Mock = new Mock({
    store: await openStore({ clock, owner }),
    transport,
    clock,
    random,
    owner,
    ...(maxRate === undefined ? {} : { maxRate }),
    // One subscription has at most half of what is under way.
    ...(concurrency === undefined ? {} : { concurrency: concurrency * 2 }),
    onAttempt: (delivery, made, retryInMs) => {
      const { outcome, exchange } = made;
      const status = exchange.response?.status;
      const againAtMs = retryInMs === undefined ? undefined : scheduleOf(mock).now() + retryInMs;
      ledger.end(delivery.id, { outcome, status, againAtMs });
      reach.note(mock.store, delivery, made);
    },
  });
  await mock.setTarget(target);
  await mock.start();
  return mock;
}

/** What the steps of one run share. */
export async function setStage(
  mock: Mock,
  ledger: Ledger,
  { clock, target }: PlayOptions,
  signal: AbortSignal,
): Promise<Omit<Stage, 'seed'>> {
  const [subscription] = await mock.store.subscriptions.active();
  if (!subscription) throw new Error('A mock that has a target has a subscription.');
  const subscriptionId = subscription.id;
  const schedule = scheduleOf(mock);
  const left = { resources: new Map(), faults: new Map(), rotation: new Set<string>() };
  return { mock, schedule, clock, ledger, target, subscriptionId, signal, ...left };
}

function scheduleOf({ schedule }: Mock): TurnableClock {
  if (schedule) return schedule;
  throw new Error('A mock in memory has a schedule of its own.');
}
