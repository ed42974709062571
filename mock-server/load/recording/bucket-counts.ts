/**
 * How many durations fell into which bucket: bucket, count, bucket, count and so on, buckets rising. The buckets are those
 * of an HdrHistogram of whole microseconds with three figures, in its order: exact up to 2,047, then 1,024 for each
 * doubling.
 */
export type BucketCounts = readonly number[];

const LONGEST_US = 3_600_000_000;
/** Within a doubling. */
const FIGURES_BITS = 10;

/** One more than the last bucket: the hour's. */
export const BUCKETS = bucketOf(LONGEST_US / 1000) + 1;

/** Where a duration is counted; one beyond an hour counts as an hour. */
export function bucketOf(ms: number): number {
  const us = Math.min(LONGEST_US, Math.max(1, Math.round(ms * 1000)));
  const doublings = Math.max(0, 32 - Math.clz32(us) - FIGURES_BITS - 1);
  return (doublings << FIGURES_BITS) + (us >>> doublings);
}

/** The longest duration of a bucket, in microseconds. */
export function longestUsOf(bucket: number): number {
  const doublings = Math.max(0, (bucket >>> FIGURES_BITS) - 1);
  return (bucket - (doublings << FIGURES_BITS) + 1) * 2 ** doublings - 1;
}

/** How many durations there are. */
export function countOf(counts: BucketCounts): number {
  let sum = 0;
  for (let at = 1; at < counts.length; at += 2) sum += counts[at] ?? 0;
  return sum;
}

/** A percentile in milliseconds; 0 of nothing. */
export function percentileOf(counts: BucketCounts, percent: number): number {
  // As HdrHistogram does it: 99 % of 300 is not one more than 297 for want of a last digit.
  const rank = Math.max(1, Math.ceil((percent / 100) * countOf(counts) - 1e-6));
  let seen = 0;
  for (let at = 0; at < counts.length; at += 2) {
    seen += counts[at + 1] ?? 0;
    if (seen >= rank) return longestUsOf(counts[at] ?? 0) / 1000;
  }
  return 0;
}

/** Those of two stretches of time, or of two senders, as one. */
export function addCounts(a: BucketCounts, b: BucketCounts): BucketCounts {
  const sums: number[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    const bucket = Math.min(a[left] ?? BUCKETS, b[right] ?? BUCKETS);
    let sum = 0;
    if (a[left] === bucket) [sum, left] = [sum + (a[left + 1] ?? 0), left + 2];
    if (b[right] === bucket) [sum, right] = [sum + (b[right + 1] ?? 0), right + 2];
    sums.push(bucket, sum);
  }
  return sums;
}
