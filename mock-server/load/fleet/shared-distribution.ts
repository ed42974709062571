import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
} from 'hdr-histogram-js';
import type { Percentiles } from '../recording/distribution.ts';

const LONGEST_US = 3_600_000_000;

function emptyHistogram(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_US,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 32,
  });
}

/**
 * Durations that can be put together with those of other machines, with the same exactness and bounds as
 * `Distribution`, whose histogram tells nobody its buckets. As text it is HdrHistogram's compressed form in base64, in
 * microseconds.
 */
export class SharedDistribution {
  readonly #histogram = emptyHistogram();

  record(ms: number): void {
    this.#histogram.recordValue(Math.min(LONGEST_US, Math.max(1, Math.round(ms * 1000))));
  }

  add(encoded: string): void {
    this.#histogram.add(decodeFromCompressedBase64(encoded, 32));
  }

  encoded(): string {
    return encodeIntoCompressedBase64(this.#histogram);
  }

  /** Undefined where nothing was recorded. */
  percentiles(): Percentiles | undefined {
    const { totalCount: count, mean, maxValue } = this.#histogram;
    if (count === 0) return undefined;
    const at = (percent: number) => this.#histogram.getValueAtPercentile(percent) / 1000;
    return {
      count,
      mean: mean / 1000,
      p50: at(50),
      p90: at(90),
      p95: at(95),
      p99: at(99),
      'p99.9': at(99.9),
      'p99.99': at(99.99),
      max: maxValue / 1000,
    };
  }
}
