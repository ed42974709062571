import { type BucketCounts, countOf, percentileOf } from '../recording/bucket-counts.ts';

/** So many percent of all latencies are no longer than so many milliseconds. */
export interface CurvePoint {
  readonly percent: number;
  readonly ms: number;
}

/** Points for each halving of what is left above: as many as a curve over percentiles needs to look smooth. */
const POINTS_PER_HALVING = 5;

/**
 * The latencies from the shortest to the longest, in points that come closer together towards 100 percent, as
 * HdrHistogram's percentile distribution has them. Empty where there are none.
 */
export function latencyCurve(latencies: BucketCounts): readonly CurvePoint[] {
  const count = countOf(latencies);
  if (count === 0) return [];
  const halvings = Math.ceil(Math.log2(count));
  const points = Array.from({ length: halvings * POINTS_PER_HALVING + 1 }, (_, at) => {
    const percent = 100 * (1 - 2 ** (-at / POINTS_PER_HALVING));
    return { percent: Number(percent.toFixed(7)), ms: percentileOf(latencies, percent) };
  });
  return [...points, { percent: 100, ms: percentileOf(latencies, 100) }];
}
