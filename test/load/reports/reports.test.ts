import { decodeFromCompressedBase64, HistogramLogReader } from 'hdr-histogram-js';
import { afterAll, describe, expect, test } from 'vitest';
import { latencyCurve } from '../../../mock-server/load/reports/latency-curve.ts';
import type { ReportedRun } from '../../../mock-server/load/reports/load-report.ts';
import { type LoadReportName, loadReports } from '../../../mock-server/load/reports/reports.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { reportedRun } from './reported-run.ts';

afterAll(expectNoSocketsLeft);

async function textOf(name: LoadReportName, run: ReportedRun): Promise<string> {
  return (await loadReports[name]())(run);
}

describe('the HdrHistogram log', () => {
  test('has the latencies of the run, as another reader of it finds them', async () => {
    const run = await reportedRun();
    const text = await textOf('hdr', run);
    const reader = new HistogramLogReader(text);
    const all = reader.nextIntervalHistogram();
    expect(all?.startTimeStampMsec).toBeCloseTo(Date.parse(run.result.startedAt), -1);
    for (let next = reader.nextIntervalHistogram(); next; next = reader.nextIntervalHistogram())
      all?.add(next);
    const { latency } = run.result;
    expect(all?.totalCount).toBe(400);
    expect(all?.totalCount).toBe(latency?.count);
    for (const [percent, ms] of [
      [50, latency?.p50],
      [90, latency?.p90],
      [99, latency?.p99],
      [99.9, latency?.['p99.9']],
      [100, latency?.max],
    ] as const)
      expect((all?.getValueAtPercentile(percent) ?? 0) / 1000 / (ms ?? 0), String(percent)).toBeCloseTo(1, 2);
  });

  test('has a line for each second: from, how long, the longest in milliseconds, and all latencies', async () => {
    const run = await reportedRun();
    const text = await textOf('hdr', run);
    expect(text).toMatch(/^#\[Histogram log format version 1\.3\]$/m);
    expect(text).toMatch(/^#\[StartTime: \d+\.\d{3} \(seconds since epoch\), [\d-]{10}T[\d:.]+Z\]$/m);
    const lines = text.split('\n').filter((line) => /^\d/.test(line));
    expect(lines).toHaveLength(run.result.series.length);
    for (const [at, line] of lines.entries()) {
      const [from, lasts, longest, encoded = ''] = line.split(',');
      const { fromMs, lastsMs, max, answered } =
        run.result.series[at] ?? expect.fail('there is no such second');
      expect(Number(from)).toBeCloseTo(fromMs / 1000, 2);
      expect(Number(lasts)).toBeCloseTo(lastsMs / 1000, 2);
      expect(Number(longest)).toBeCloseTo(max, 2);
      expect(decodeFromCompressedBase64(encoded).totalCount).toBe(answered);
    }
  });
});

describe('the JSON report', () => {
  test('has the run, a point for each second and a curve that ends with the longest', async () => {
    const run = await reportedRun();
    const report = JSON.parse(await textOf('json', run));
    expect(report).toMatchObject({
      version: 1,
      tool: { name: 'plextera-webhooks' },
      sent: 400,
      answered: 400,
    });
    expect(report.assertions).toEqual(run.assertions);
    expect(report.series.reduce((sum: number, { answered }: { answered: number }) => sum + answered, 0)).toBe(
      400,
    );
    expect(report.series[0]).not.toHaveProperty('latencies');
    expect(report.latencyCurve.at(-1).ms / report.latency.max).toBeCloseTo(1, 2);
    expect(report.sentBytes).toBeGreaterThan(400 * 500);
  });
});

test('a curve never falls, and comes closer to all of it with each point', () => {
  const curve = latencyCurve([1_000, 900, 2_000, 90, 3_000, 9, 4_000, 1]);
  expect(curve[0]).toEqual({ percent: 0, ms: 1 });
  expect(curve.at(-1)?.percent).toBe(100);
  for (const [at, { percent, ms }] of curve.entries()) {
    expect(percent).toBeGreaterThan(curve[at - 1]?.percent ?? -1);
    expect(ms).toBeGreaterThanOrEqual(curve[at - 1]?.ms ?? 0);
  }
  expect(latencyCurve([])).toEqual([]);
});

describe('the HTML report', () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e' onload='x`;

  test('has nothing in it that acts, whatever the other side said', async () => {
    const run = await reportedRun({
      seed: hostile,
      firstFailure: { code: 'protocol_error', message: hostile },
      faults: { [hostile]: { sent: 1, asExpected: 1 } },
    });
    const text = await textOf('html', {
      ...run,
      target: hostile,
      assertions: [{ assertion: hostile, holds: true, measured: 1, unit: '' }],
    });
    expect(text).not.toMatch(/<(script|img|link|iframe|object|a|base)\b/i);
    expect(text).not.toMatch(/<[^>]+ (on\w+|style|src|href)=/i);
    expect(text).not.toContain('\u202e');
    expect(text).not.toMatch(/url\(|@import/);
    expect(text).toMatch(/content="default-src &#39;none&#39;; style-src &#39;sha256-/);
  });

  test('names each assertion with its verdict and what was measured', async () => {
    const text = await textOf('html', await reportedRun());
    expect(text).toContain('One assertion failed');
    expect(text).toMatch(/p99&#60;1s<\/code><\/th><td>.*holds<\/span><\/td><td>0\.01s</);
    expect(text).toMatch(/rate&#62;1000<\/code><\/th><td>.*fails<\/span><\/td><td>400</);
  });

  test('has every number of its pictures in a table', async () => {
    const run = await reportedRun();
    const text = await textOf('html', run);
    const rows = [...text.matchAll(/<tr><th scope="row">[\d.]+<\/th>/g)];
    expect(rows).toHaveLength(run.result.series.length);
    expect(text).toContain('<tr><th scope="row">100 %</th>');
  });

  test('of a run that nobody answered has no picture of latencies', async () => {
    const { latency: _, lateness: __, ...result } = (await reportedRun()).result;
    const text = await textOf('html', { result: { ...result, series: [] }, target: 't', assertions: [] });
    expect(text).not.toContain('Latency by percentile');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });
});
