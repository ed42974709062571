import type { AfterCheck } from './after-check/after-check.ts';
import type { Recording } from './recording/recorder.ts';

/**
 * Why a run ended. `errors`: there were as many as it was to bear. `unreachable`: nobody ever answered. `blocked`: the
 * target policy refused the address.
 */
export const loadEnds = ['done', 'interrupted', 'errors', 'unreachable', 'blocked'] as const;

export type LoadEnd = (typeof loadEnds)[number];

/** What a run came to. */
export interface LoadResult extends Recording {
  readonly ended: LoadEnd;
  readonly model: 'open' | 'closed';
  readonly seed: string;
  /** What every event id of the run begins with; eight characters of its serial number follow. */
  readonly eventIdStem: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  /** From the first send to the last answer. */
  readonly lastedMs: number;
  /** Answers per second, over all of it. */
  readonly answersPerSecond: number;
  /** Events that were due and had not been sent when the run ended: receiver and connections were too slow for them. */
  readonly unsent: number;
  /** How many of the sent were verified again and held against the contract, by the bytes that the connection was given. */
  readonly checkedSamples: number;
  /** Ids of the first events that were sent and never acknowledged. */
  readonly firstNeverAcknowledged: readonly string[];
  /** What the receiver got, as told by whoever was asked. */
  readonly afterCheck?: AfterCheck;
}
