import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** Milliseconds, exact to three figures and to a microsecond. */
export interface Percentiles {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly 'p99.9': number;
  readonly 'p99.99': number;
  readonly max: number;
}

const LONGEST_US = 3_600_000_000;

/** Durations from a microsecond to an hour, counted in a fixed room of memory. */
export class Distribution {
  /** Where it is counted. Sent to another thread it stays this one: both count in it, and both see what it holds. */
  readonly histogram: RecordableHistogram;

  /** @param histogram one of another thread. */
  constructor(histogram?: RecordableHistogram) {
    // Whole microseconds: the histogram takes no fractions, and nanoseconds would only take more room.
    this.histogram = histogram ?? createHistogram({ figures: 3, lowest: 1, highest: LONGEST_US });
  }

  record(ms: number): void {
    this.histogram.record(Math.min(LONGEST_US, Math.max(1, Math.round(ms * 1000))));
  }

  /** Undefined where nothing was recorded. */
  percentiles(): Percentiles | undefined {
    const { count, mean, max } = this.histogram;
    return percentilesOf({ count, mean, max, at: (percent) => this.histogram.percentile(percent) });
  }
}

/** By the names that assertions and reports have for them, from the smallest on; `mean` first. */
export const percentileNames = [
  'mean',
  'p50',
  'p90',
  'p95',
  'p99',
  'p99.9',
  'p99.99',
  'max',
] as const satisfies readonly (keyof Percentiles)[];

/** Milliseconds from a histogram of microseconds, of whichever library; undefined where nothing was recorded. */
export function percentilesOf(histogram: {
  readonly count: number;
  readonly mean: number;
  readonly max: number;
  readonly at: (percent: number) => number;
}): Percentiles | undefined {
  const { count, mean, max } = histogram;
  if (count === 0) return undefined;
  const at = (percent: number) => histogram.at(percent) / 1000;
  return {
    count,
    mean: mean / 1000,
    p50: at(50),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    'p99.9': at(99.9),
    'p99.99': at(99.99),
    max: max / 1000,
  };
}
