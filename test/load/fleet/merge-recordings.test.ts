import { expect, test } from 'vitest';
import type { Checkpoint } from '../../../mock-server/load/fleet/checkpoint.ts';
import { mergeRecordings } from '../../../mock-server/load/fleet/merging/merge-recordings.ts';
import { SharedDistribution } from '../../../mock-server/load/fleet/shared-distribution.ts';
import { addCounts, countOf, percentileOf } from '../../../mock-server/load/recording/bucket-counts.ts';
import { planOf, run, startReceiver } from '../load-bench.ts';

test('the seconds of several emitters have the percentiles of all their latencies together', async () => {
  const results = [];
  for (const delayMs of [0, 20]) {
    const { url } = await startReceiver({ delayMs });
    results.push(await run(planOf(url, { perSecond: 100 })));
  }
  const checkpoints = results.map(({ latency: _, lateness: __, ...recording }): Checkpoint => {
    const none = new SharedDistribution().encoded();
    // As they come back from the database.
    return JSON.parse(JSON.stringify({ recording, latency: none, lateness: none })) as Checkpoint;
  });
  const merged = mergeRecordings(checkpoints);
  expect([merged.sent, merged.sentBytes]).toEqual([
    200,
    results.reduce((sum, one) => sum + one.sentBytes, 0),
  ]);
  const all = merged.series.map(({ latencies }) => latencies).reduce(addCounts, []);
  expect(countOf(all)).toBe(200);
  expect(percentileOf(all, 99)).toBeGreaterThan(20);
  expect(percentileOf(all, 25)).toBeLessThan(20);
  for (const { p50, latencies } of merged.series) expect(p50).toBe(percentileOf(latencies, 50));
});
