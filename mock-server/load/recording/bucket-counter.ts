import { BUCKETS, type BucketCounts, bucketOf } from './bucket-counts.ts';

/**
 * Counts durations until they are taken out, in memory that several threads can count in. A histogram of Node's own tells
 * nobody its buckets, and to count in one of JavaScript takes ten times as long.
 */
export class BucketCounter {
  readonly memory: SharedArrayBuffer;
  readonly #counts: Uint32Array;

  /** @param memory that of a counter in another thread. */
  constructor(memory = new SharedArrayBuffer(BUCKETS * Uint32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#counts = new Uint32Array(memory);
  }

  record(ms: number): void {
    Atomics.add(this.#counts, bucketOf(ms), 1);
  }

  /** What was counted since it was taken out last; nothing is lost and nothing is given twice. */
  take(): BucketCounts {
    const taken: number[] = [];
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      if (this.#counts[bucket] !== 0) taken.push(bucket, Atomics.exchange(this.#counts, bucket, 0));
    return taken;
  }
}
