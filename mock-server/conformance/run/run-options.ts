import type { Clock } from '../../runtime/clock.ts';
import type { Random } from '../../runtime/random.ts';
import type { ReceiverCase } from '../cases/receiver-case.ts';
import type { Hooks, Observer, Receiver } from '../receiver.ts';
import type { CaseResult } from '../verdict.ts';

/** What cases are run against, and how far a run may go. */
export interface RunContextOptions {
  readonly receiver: Receiver;
  readonly secret: string;
  /** All ids and values follow from it; without one it is drawn from `random`. */
  readonly seed?: number;
  readonly observer?: Observer | undefined;
  readonly hooks?: Hooks | undefined;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Lets load cases run; by default on loopback and within this process only. */
  readonly allowLoad?: boolean | undefined;
  /** Lets cases run that take long. */
  readonly slow?: boolean | undefined;
  readonly caps?: Partial<RunCaps> | undefined;
  /** The receiver answers before it verifies: what it did is decided by the observer alone. */
  readonly async?: boolean | undefined;
  /** Whose requests and answers a result keeps; by default those of cases that did not pass. */
  readonly keepExchanges?: 'failures' | 'all' | undefined;
  /** Ends the run, with what is known until then. */
  readonly stopRequested?: Promise<void> | undefined;
  /** How long each answer is waited for, in milliseconds. */
  readonly deadlineMs?: number;
  readonly effects?: Partial<EffectTimes>;
  /** The event of a plain request; by default the one that the catalogue of cases names. */
  readonly baselineEventType?: string;
}

export interface RunOptions extends RunContextOptions {
  readonly cases: readonly ReceiverCase[];
  readonly onStart?: ((receiverCase: ReceiverCase) => void) | undefined;
  readonly onResult?: ((result: CaseResult) => void) | undefined;
}

/** Requests of load cases do not count. */
export interface RunCaps {
  readonly requests: number;
  readonly durationMs: number;
}

/** How long effects are waited for, and how long they are watched for one too many, in milliseconds. */
export interface EffectTimes {
  readonly waitMs: number;
  readonly settleMs: number;
}
