import { type Clock, systemClock } from '../../runtime/clock.ts';
import { packageVersion } from '../../runtime/package-version.ts';
import { systemRandom } from '../../runtime/random.ts';
import { isLoopbackHost } from '../../transport/addresses/loopback-host.ts';
import { baselineEventType as catalogueBaseline } from '../cases/catalogue.ts';
import type { CaseNeed } from '../cases/receiver-case.ts';
import type { Exchanged, Hooks, Observer, Receiver } from '../receiver.ts';
import { runIdOf } from '../requests/probe-ids.ts';
import { createRequestMaker, type RequestMaker } from '../requests/request-maker.ts';
import type { Control } from './control.ts';
import type { EffectTimes, RunCaps, RunContextOptions } from './run-options.ts';
import { RunStop, type StopReason } from './run-stop.ts';

/** What the cases of one run share: the receiver, how requests are made, and what has been found so far. */
export interface RunContext {
  readonly receiver: Receiver;
  readonly secret: string;
  readonly seed: number;
  readonly runId: string;
  readonly toolVersion: string;
  readonly clock: Clock;
  readonly observer: Observer | undefined;
  readonly hooks: Hooks;
  readonly isAsync: boolean;
  readonly keepsAll: boolean;
  readonly effects: EffectTimes;
  readonly can: ReadonlySet<CaseNeed>;
  /** Aborted with a `RunStop` when somebody wants the run to end. */
  readonly interrupted: AbortSignal;
  readonly found: Findings;
  /** Requests for one place in the run, such as a case and its variant. */
  maker(scope: string): RequestMaker;
  /** Counts requests before they are sent; throws a `RunStop` where a cap is reached or the run interrupted. */
  spend(requests: number): void;
}

/** What a run finds out about the receiver as it goes on. */
export interface Findings {
  readonly leaks: Leak[];
  controls: number;
  /** Of the first control with a right signature, and of the one with a wrong one. */
  positive?: Promise<Control>;
  negative?: Promise<Control>;
  /** How often an event was applied, says the observer, that was never sent. */
  unsent?: number;
  /** The same of the first plain valid event, which was taken. */
  taken?: number;
  /** One between two groups that failed. */
  brokenControl?: Control;
  stopped?: StopReason | undefined;
}

/** An answer that gives something away. */
export interface Leak {
  readonly what: string;
  readonly exchange: Exchanged;
}

const defaultDeadlineMs = 5000;
const defaultCaps: RunCaps = { requests: 5000, durationMs: 120_000 };
const slowDurationMs = 600_000;
const defaultEffects: EffectTimes = { waitMs: 2000, settleMs: 100 };

/** A context in which cases can be run one by one; a whole run makes its own. */
export function createRunContext(options: RunContextOptions): RunContext {
  const { receiver, secret, clock = systemClock, random = systemRandom, hooks = {} } = options;
  const seed = options.seed ?? Math.floor(random() * 2 ** 31);
  const durationMs = options.slow ? slowDurationMs : defaultCaps.durationMs;
  const caps = { ...defaultCaps, durationMs, ...options.caps };
  const endsAtMs = clock.monotonicMs() + caps.durationMs;
  const interruption = new AbortController();
  options.stopRequested?.then(() => interruption.abort(new RunStop(interrupted)));
  let left = caps.requests;
  const makerOptions = {
    seed,
    secret,
    clock,
    toolVersion: packageVersion,
    baselineEventType: options.baselineEventType ?? catalogueBaseline,
    deadlineMs: options.deadlineMs ?? defaultDeadlineMs,
  };
  return {
    receiver,
    secret,
    seed,
    runId: runIdOf(seed),
    toolVersion: packageVersion,
    clock,
    observer: options.observer,
    hooks,
    isAsync: options.async ?? false,
    keepsAll: options.keepExchanges === 'all',
    effects: { ...defaultEffects, ...options.effects },
    can: abilities(options),
    interrupted: interruption.signal,
    found: { leaks: [], controls: 0 },
    maker: (scope) => createRequestMaker(makerOptions, scope),
    spend(requests) {
      interruption.signal.throwIfAborted();
      if (clock.monotonicMs() > endsAtMs) throw new RunStop(capReached(`${caps.durationMs / 1000} s`));
      left -= requests;
      if (left < 0) throw new RunStop(capReached(`${caps.requests} requests`));
    },
  };
}

const interrupted: StopReason = { kind: 'interrupted', message: 'The run was interrupted.' };

function capReached(cap: string): StopReason {
  return { kind: 'cap', message: `The run ended at its cap of ${cap}.` };
}

/** What a case may need and has: from the receiver, its owner, and whoever started the run. */
function abilities({ receiver, observer, hooks, allowLoad, slow }: RunContextOptions): ReadonlySet<CaseNeed> {
  const can = new Set(receiver.can);
  if (observer) can.add('observer');
  if (hooks?.failOnce) can.add('fail-once');
  if (hooks?.restart) can.add('restart');
  if (allowLoad ?? isNear(receiver.name)) can.add('load');
  if (slow) can.add('slow');
  return can;
}

/** A handler in this process has no URL for a name. */
function isNear(name: string): boolean {
  return !URL.canParse(name) || isLoopbackHost(new URL(name).hostname.replace(/^\[|\]$/g, ''));
}
