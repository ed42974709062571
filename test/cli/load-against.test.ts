import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';

afterAll(expectNoSocketsLeft);

const env = { PLEXTERA_SIGNING_SECRET: 'whsec_for_the_tests_of_load_against' };

test('a run is held against an earlier one in every report, and assertions may be multiples of it', async () => {
  const { url } = await startRecordingReceiver(200);
  const folder = tempFolder();
  const [before, page] = [join(folder, 'before.json'), join(folder, 'now.html')];
  const load = ['load', '--to', url, '--rate', '200', '--count', '60', '--seed', 'same'];
  await runInProcess([...load, '--reporter', `json=${before}`], { env });
  const against = [...load, '--against', before];
  const first = await runInProcess(
    [...against, '--assert', 'rate>=0.5x', '--reporter', 'terminal', '--reporter', `html=${page}`],
    { env },
  );
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/^against +60 sent to http:/m);
  expect(first.stdout).toMatch(/^p99 +[\d.]+ ms +[\d.]+ ms +[+-][\d.]+ %$/m);
  expect(first.stdout).toMatch(/^assert +rate>=0\.5x {2}holds \([\d.]+x\)$/m);
  expect(readFileSync(page, 'utf8')).toMatch(/class="line before"[\s\S]*the earlier run/);
  const second = await runInProcess([...against, '--assert', 'p50<0.001x', '--json'], { env });
  expect(second.code).toBe(1);
  expect(JSON.parse(second.stdout)).toMatchObject({
    assertions: [{ assertion: 'p50<0.001x', holds: false, unit: 'x' }],
    comparison: { before: { target: url, sent: 60 }, unlike: [] },
  });
});

test.each([
  [['--assert', 'p99<=1.1x'], 'Add --against FILE'],
  [['--against', 'no/such/file'], 'there is no such file'],
  [['--against', 'README.md'], 'it is not JSON'],
  [['--against', 'package.json'], 'it is no JSON report of a load: '],
])('without an earlier run nothing is sent: %j', async (options, says) => {
  const { url, requests } = await startRecordingReceiver(200);
  const args = ['load', '--to', url, '--count', '5', ...options];
  const { code, stdout, stderr } = await runInProcess(args, { env });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(says);
  expect(requests).toHaveLength(0);
});

test('what an earlier run claims of itself does nothing to the terminal', async () => {
  const { url } = await startRecordingReceiver(200);
  const load = ['load', '--to', url, '--count', '5'];
  const { stdout: report } = await runInProcess([...load, '--json'], { env });
  const evil = tempFile(
    JSON.stringify({ ...JSON.parse(report), target: '\u001b[2Jevil', startedAt: '\u0007' }),
  );
  const { code, stdout } = await runInProcess([...load, '--against', evil], { env });
  expect(code).toBe(0);
  expect(stdout).toContain('[2Jevil');
  expect(stdout).not.toContain('\u001b');
  expect(stdout).not.toContain('\u0007');
});
