import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
} from 'hdr-histogram-js';
import { type Percentiles, percentilesOf } from '../recording/distribution.ts';

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
    const { totalCount: count, mean, maxValue: max } = this.#histogram;
    return percentilesOf({
      count,
      mean,
      max,
      at: (percent) => this.#histogram.getValueAtPercentile(percent),
    });
  }
}
