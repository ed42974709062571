import type { KeyObject } from 'node:crypto';
import type { RecordableHistogram } from 'node:perf_hooks';
import type { TargetPolicy } from '../../transport/target-policy.ts';
import type { SerialRange } from '../load-feed.ts';
import type { LoadPlan } from '../load-plan.ts';
import type { LoadResult } from '../load-result.ts';
import type { Shares } from '../mix/traffic-mix.ts';
import type { RecorderCounts } from '../recording/recorder-counts.ts';

/** A plan in a form that another thread can be given. The secret stays a key, which no message shows. */
export interface PlanMessage extends Omit<LoadPlan, 'url' | 'secret' | 'dialOptions' | 'shares'> {
  readonly url: string;
  readonly key: KeyObject;
  readonly policy: TargetPolicy;
  readonly shares: Omit<Shares, 'faults'>;
  /** By name. */
  readonly faults: readonly (readonly [name: string, share: number])[];
}

/** What a worker is started with. */
export interface WorkerStart {
  readonly plan: PlanMessage;
  /** From 0. */
  readonly part: number;
  readonly parts: number;
  /** Of a `Tally`. */
  readonly tally: SharedArrayBuffer;
  /** All workers count in the same. */
  readonly histograms: Readonly<Record<'latency' | 'lateness', RecordableHistogram>>;
  /** Of a `BucketCounter`. */
  readonly second: SharedArrayBuffer;
}

export type ToWorker = { readonly kind: 'go' };

/** What a worker's part came to. */
export interface PartMessage
  extends Pick<LoadResult, 'ended' | 'lastedMs' | 'unsent' | 'checkedSamples' | 'eventIdStem'> {
  readonly serials: readonly SerialRange[];
  readonly counts: RecorderCounts;
}

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly part: PartMessage }
  | { readonly kind: 'failed'; readonly message: string };
