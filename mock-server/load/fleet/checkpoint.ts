import type { LoadEnd, LoadResult } from '../load-result.ts';
import type { Recording } from '../recording/recorder.ts';
import type { FleetRecorder } from './fleet-recorder.ts';

/** What an emitter has counted so far, as the others can read it. */
export interface Checkpoint {
  /** Percentiles left out: they cannot be put together. Points of time only in the last one. */
  readonly recording: Omit<Recording, 'latency' | 'lateness'>;
  /** HdrHistogram's compressed form in base64, in microseconds. */
  readonly latency: string;
  readonly lateness: string;
  /** Only in the last one. */
  readonly end?: FleetEnd;
}

/** What an emitter knows once its part is over. */
export interface FleetEnd
  extends Pick<
    LoadResult,
    | 'startedAt'
    | 'lastedMs'
    | 'unsent'
    | 'eventIdStem'
    | 'checkedSamples'
    | 'firstNeverAcknowledged'
    | 'afterCheck'
  > {
  readonly ended: LoadEnd;
}

export function checkpointOf(recorder: FleetRecorder, result?: LoadResult): Checkpoint {
  const { latency: _, lateness: __, series, ...recording } = recorder.recording();
  return {
    recording: { ...recording, series: result === undefined ? [] : series },
    latency: recorder.latencies.encoded(),
    lateness: recorder.latenesses.encoded(),
    ...(result === undefined ? {} : { end: endOf(result) }),
  };
}

function endOf(result: LoadResult): FleetEnd {
  const {
    ended,
    startedAt,
    lastedMs,
    unsent,
    eventIdStem,
    checkedSamples,
    firstNeverAcknowledged,
    afterCheck,
  } = result;
  return {
    ended,
    startedAt,
    lastedMs,
    unsent,
    eventIdStem,
    checkedSamples,
    firstNeverAcknowledged,
    ...(afterCheck ? { afterCheck } : {}),
  };
}
