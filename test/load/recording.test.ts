import { describe, expect, test } from 'vitest';
import { Distribution } from '../../mock-server/load/recording/distribution.ts';
import { Ledger } from '../../mock-server/load/recording/ledger.ts';
import { TimeSeries } from '../../mock-server/load/recording/time-series.ts';
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
  const second = (at: number) => ({
    fromMs: at * 1_000,
    lastsMs: 1_000,
    sent: 2,
    answered: 2,
    errors: 1,
    p50: at,
    p99: at,
    max: at,
  });

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
    expect(points.at(-1)?.max).toBe(9_999);
    for (const [index, { fromMs, lastsMs }] of points.entries())
      expect(points[index + 1]?.fromMs ?? 10_000_000).toBe(fromMs + lastsMs);
  });
});
