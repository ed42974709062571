import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../mock-server/load/comparison/compare-runs.ts';
import { type EarlierRun, earlierRunProblem } from '../../../mock-server/load/comparison/earlier-run.ts';
import { rankDistance } from '../../../mock-server/load/comparison/rank-test.ts';
import type { LoadResult } from '../../../mock-server/load/load-result.ts';
import { bucketOf } from '../../../mock-server/load/recording/bucket-counts.ts';
import { seriesPoint } from '../../../mock-server/load/recording/time-series.ts';
import { loadReport } from '../../../mock-server/load/reports/load-report.ts';
import { meantRate } from '../../../mock-server/load/reports/meant-rate.ts';
import { seededRandom } from '../../../mock-server/runtime/seeded-random.ts';

const target = 'http://127.0.0.1:3000/webhooks';

/** A run of so many seconds, in each of which all latencies are what is given for it. */
function runOf(seconds: number, msOf: (second: number) => number, errors = 0): LoadResult {
  const values = Array.from({ length: seconds }, (_, second) => msOf(second));
  const median = values.toSorted((a, b) => a - b)[Math.floor(seconds / 2)] ?? 0;
  const percentiles = { count: 100 * seconds, mean: median, p50: median, p90: median, p95: median };
  return {
    ...{
      ended: 'done',
      model: 'open',
      seed: 's',
      eventIdStem: 'evt_',
      startedAt: '2026-01-01T00:00:00.000Z',
    },
    ...{ lastedMs: seconds * 1_000, answersPerSecond: 100, unsent: 0, checkedSamples: 1, late: 0 },
    ...{
      firstNeverAcknowledged: [],
      sent: 100 * seconds,
      sentBytes: 100_000 * seconds,
      answered: 100 * seconds,
    },
    sentByKind: { new: 100 * seconds, duplicate: 0, retry: 0, forged: 0, faulty: 0 },
    ...{ faults: {}, errors: errors * seconds, forgedTaken: 0, statuses: {}, failures: {} },
    latency: { ...percentiles, p99: median, 'p99.9': median, 'p99.99': median, max: Math.max(...values) },
    ledger: {
      events: 100 * seconds,
      acknowledged: 100 * seconds,
      acknowledgedAgain: 0,
      neverAcknowledged: 0,
    },
    series: values.map((ms, second) =>
      seriesPoint({ fromMs: second * 1_000, lastsMs: 1_000, sent: 100, answered: 100, errors }, [
        bucketOf(ms),
        100,
      ]),
    ),
  };
}

function earlier(result: LoadResult): EarlierRun {
  const report: unknown = JSON.parse(
    JSON.stringify(loadReport({ result, target, meantPerSecond: 100, assertions: [] })),
  );
  expect(earlierRunProblem(report)).toBeUndefined();
  return report as EarlierRun;
}

function standingOf(metric: string, before: LoadResult, now: LoadResult) {
  return compareRuns(earlier(before), { result: now, target, meantPerSecond: 100 }).changes.find(
    (change) => change.metric === metric,
  )?.standing;
}

describe('a change', () => {
  test('that is larger than what seconds differ by is better or worse', () => {
    const random = seededRandom('seconds');
    const slow = runOf(20, () => 12 + random());
    const fast = runOf(20, () => 10 + random());
    expect(standingOf('p50', fast, slow)).toBe('worse');
    expect(standingOf('p99', slow, fast)).toBe('better');
    expect(
      standingOf(
        'errors',
        runOf(20, () => 5),
        runOf(20, () => 5, 3),
      ),
    ).toBe('worse');
  });

  test('between two runs that differ by chance alone is noise nearly always, also where seconds drift', () => {
    const random = seededRandom('chance');
    const drifting = () => {
      let ms = 10;
      return runOf(30, () => {
        ms = 10 + 0.7 * (ms - 10) + 2 * (random() + random() - 1);
        return ms;
      });
    };
    const standings = Array.from({ length: 300 }, () => standingOf('p50', drifting(), drifting()));
    expect(standings.filter((standing) => standing !== 'noise').length).toBeLessThan(15);
  });

  test('is told of no run of a few seconds, and of no metric without a value for each', () => {
    expect(
      standingOf(
        'p50',
        runOf(7, () => 10),
        runOf(20, () => 90),
      ),
    ).toBe('untold');
    expect(
      standingOf(
        'p99.9',
        runOf(20, () => 10),
        runOf(20, () => 90),
      ),
    ).toBe('untold');
  });

  test('of less than two percent is nobody’s concern, however sure', () => {
    expect(
      standingOf(
        'p50',
        runOf(60, () => 10),
        runOf(60, () => 10.1),
      ),
    ).toBe('noise');
  });

  test('has both values and their ratio', () => {
    const { changes } = compareRuns(earlier(runOf(9, () => 10)), { result: runOf(9, () => 15), target });
    const [p50] = changes;
    expect(p50).toMatchObject({ metric: 'p50', unit: 'ms', before: 10, now: 15, ratio: 1.5 });
    expect(changes.find(({ metric }) => metric === 'errors')).toMatchObject({
      before: 0,
      now: 0,
      ratio: null,
    });
  });
});

test('runs that cannot be held against each other are said to be unlike', () => {
  const before = earlier(runOf(10, () => 10));
  const result = runOf(10, () => 10);
  const now = { result, target, meantPerSecond: 100 };
  expect(compareRuns(before, now).unlike).toEqual([]);
  const other = { ...result, sentBytes: 9_000_000 };
  expect(
    compareRuns(before, { result: other, target: 'http://127.0.0.1:1/', meantPerSecond: 200 }).unlike,
  ).toEqual([
    'They went to different URLs.',
    'They were sent at different rates.',
    'Their bodies differ in size: the same --seed makes the same events.',
  ]);
  const closed = { ...result, model: 'closed', ended: 'errors' } as const;
  expect(compareRuns(before, { result: closed, target }).unlike).toHaveLength(2);
});

test('the rate that a run was meant to keep is that of all of its stretches', () => {
  const stretch = (fromPerSecond: number, toPerSecond: number, forMs: number) => ({
    fromPerSecond,
    toPerSecond,
    forMs,
  });
  const stretches = [stretch(100, 300, 1_000), stretch(500, 500, 3_000)];
  expect(meantRate({ kind: 'open', stretches, spacing: 'evenly' })).toBe(425);
  const endless = [stretch(70, 70, Number.POSITIVE_INFINITY)];
  expect(meantRate({ kind: 'open', stretches: endless, spacing: 'evenly' })).toBe(70);
  expect(meantRate({ kind: 'closed', forMs: 1_000 })).toBeUndefined();
});

test('ranks lie apart as tables of Mann and Whitney say', () => {
  // U = 0 of 8 and 8 values, here each run in an order that does not repeat itself: (64 - 32) / sqrt(64 / 12 * 17).
  const low = [1, 5, 2, 7, 3, 8, 4, 6];
  const high = low.map((value) => value + 10);
  expect(rankDistance(low, high)).toBeCloseTo(3.361, 3);
  expect(rankDistance(high, low)).toBeCloseTo(-3.361, 3);
  expect(rankDistance(low, low)).toBe(0);
  expect(rankDistance([5, 5], [5, 5])).toBe(0);
  expect(rankDistance([], [1])).toBe(0);
});

test.each([
  [null, 'it must be object'],
  [{}, 'it must have required property'],
  [
    { ...loadReport({ result: runOf(2, () => 1), target, assertions: [] }), sent: '5' },
    '/sent must be number',
  ],
  [
    { ...loadReport({ result: runOf(2, () => 1), target, assertions: [] }), series: [{}] },
    '/series/0 must have',
  ],
  [{ ...loadReport({ result: runOf(2, () => 1), target, assertions: [] }), version: 2 }, '/version must be'],
])('what is no report of a load is refused: %#', (value, says) => {
  expect(earlierRunProblem(value)).toContain(says);
});
