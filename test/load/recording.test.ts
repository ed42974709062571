import { describe, expect, test } from 'vitest';
import { BucketCounter } from '../../mock-server/load/recording/bucket-counter.ts';
import {
  addCounts,
  BUCKETS,
  bucketOf,
  countOf,
  longestUsOf,
  percentileOf,
} from '../../mock-server/load/recording/bucket-counts.ts';
import { Distribution } from '../../mock-server/load/recording/distribution.ts';
import { Ledger } from '../../mock-server/load/recording/ledger.ts';
import { seriesPoint, TimeSeries } from '../../mock-server/load/recording/time-series.ts';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';

describe('a distribution', () => {
  test('gives percentiles within half a percent of the exact ones', () => {
    const random = seededRandom('latencies');
    const values = Array.from({ length: 20_000 }, () => 0.2 + random() ** 8 * 5_000);
    const distribution = new Distribution();
    for (const value of values) distribution.record(value);
    const sorted = values.toSorted((a, b) => a - b);
    const found = distribution.percentiles();
    for (const [name, share] of [
      ['p50', 0.5],
      ['p90', 0.9],
      ['p99', 0.99],
      ['p99.9', 0.999],
      ['max', 1],
    ] as const) {
      const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
      expect(Math.abs((found?.[name] ?? 0) / exact - 1), name).toBeLessThan(0.005);
    }
    expect(found?.count).toBe(20_000);
  });

  test('takes what is shorter than a microsecond and longer than an hour', () => {
    const distribution = new Distribution();
    for (const ms of [0, 1e-9, 1e10]) distribution.record(ms);
    expect(distribution.percentiles()).toMatchObject({ count: 3, p50: 0.001 });
  });

  test('has no percentiles of nothing', () => {
    expect(new Distribution().percentiles()).toBeUndefined();
  });
});

describe('buckets', () => {
  test('follow each other without a gap, each less than a thousandth wide', () => {
    for (let bucket = 1; bucket < BUCKETS; bucket++) {
      const [shortest, longest] = [longestUsOf(bucket - 1) + 1, longestUsOf(bucket)];
      expect(longest - shortest).toBeLessThanOrEqual(shortest / 1_000);
      expect([bucketOf(shortest / 1_000), bucketOf(Math.min(longest, 3.6e9) / 1_000)]).toEqual([
        bucket,
        bucket,
      ]);
    }
  });

  test('take what is shorter than a microsecond and longer than an hour', () => {
    expect([0, 1e-9, 1e10].map(bucketOf)).toEqual([1, 1, BUCKETS - 1]);
  });

  test('of several counters and several seconds come to the percentiles of all', () => {
    const random = seededRandom('seconds');
    const values = Array.from({ length: 10_000 }, () => 0.2 + random() ** 8 * 5_000);
    const one = new BucketCounter();
    const other = new BucketCounter(one.memory);
    const seconds = Array.from({ length: 10 }, (_, second) => {
      for (const [at, value] of values.slice(second * 1_000, (second + 1) * 1_000).entries())
        (at % 2 === 0 ? one : other).record(value);
      return other.take();
    });
    expect(one.take()).toEqual([]);
    const all = seconds.reduce(addCounts, []);
    expect(countOf(all)).toBe(10_000);
    const sorted = values.toSorted((a, b) => a - b);
    for (const percent of [50, 90, 99, 99.9, 100]) {
      const exact = sorted[Math.ceil((percent / 100) * 10_000) - 1] ?? 0;
      expect(Math.abs(percentileOf(all, percent) / exact - 1), String(percent)).toBeLessThan(0.002);
    }
    expect(percentileOf([], 99)).toBe(0);
  });
});

describe('a ledger', () => {
  test('tells once from more than once and from never', () => {
    const ledger = new Ledger();
    for (const serial of [0, 1, 2, 3, 300_000, 1]) ledger.sent(serial);
    for (const serial of [0, 1, 1, 1, 300_000]) ledger.acknowledged(serial);
    expect(ledger.totals()).toEqual({
      events: 5,
      acknowledged: 3,
      acknowledgedAgain: 1,
      neverAcknowledged: 2,
    });
    expect(ledger.firstNeverAcknowledged(10)).toEqual([2, 3]);
    expect(ledger.firstNeverAcknowledged(1)).toEqual([2]);
  });
});

describe('a time series', () => {
  const second = (at: number) =>
    seriesPoint({ fromMs: at * 1_000, lastsMs: 1_000, sent: 2, answered: 2, errors: 1 }, [
      bucketOf(at / 10),
      2,
    ]);

  test('keeps every second of a short run', () => {
    const series = new TimeSeries();
    for (let at = 0; at < 5; at++) series.add(second(at));
    expect(series.points.map(({ fromMs }) => fromMs)).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
  });

  test('of a long run has wider points, not more, and loses nothing', () => {
    const series = new TimeSeries();
    for (let at = 0; at < 10_000; at++) series.add(second(at));
    const { points } = series;
    expect(points.length).toBeLessThanOrEqual(600);
    expect(points.length).toBeGreaterThan(250);
    expect(points.reduce((sum, { sent }) => sum + sent, 0)).toBe(20_000);
    expect((points.at(-1)?.max ?? 0) / 999.9).toBeCloseTo(1, 2);
    expect(points.reduce((sum, { latencies }) => sum + countOf(latencies), 0)).toBe(20_000);
    for (const [index, { fromMs, lastsMs }] of points.entries())
      expect(points[index + 1]?.fromMs ?? 10_000_000).toBe(fromMs + lastsMs);
  });
});
