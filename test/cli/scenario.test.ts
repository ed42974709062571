import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';

const [type] = eventTypes;
const esc = '\u001b';
const secret = 'whsec_canary_of_the_scenario_9f3a';
const env = { PLEXTERA_SIGNING_SECRET: secret };
const names = [
  'day-of-traffic',
  'flaky-receiver',
  'happy-path',
  'out-of-order',
  'reprocessed-extraction',
  'secret-rotation',
];

const scenario = (...steps: readonly unknown[]) =>
  tempFile(JSON.stringify({ name: 'of-this-test', summary: 'one event', seed: 3, steps }), 'own.json');
const one = [{ emit: { type } }, { wait: { attempts: 1 } }];
const ownFile = () => scenario(...one, { expect: { delivered: 1, lastStatus: 200 } });

test('a shipped scenario that holds ends with 0, and says each step and each expectation', async () => {
  const receiver = await startRecordingReceiver(200);
  const { code, stdout, stderr } = await runCli(['scenario', 'run', 'happy-path', '--to', receiver.url], {
    env,
  });
  expect([code, receiver.requests.length]).toEqual([0, 8]);
  const steps = stderr.trimEnd().split('\n');
  expect(steps.slice(0, 2)).toEqual([
    'happy-path: one event of every type, each acknowledged at once',
    `to ${receiver.url}, signed with whsec_…9f3a, seed 1`,
  ]);
  expect(steps[2]).toMatch(new RegExp(`^  1 emit         ${type}  emitted, \\d+ ms$`));
  const lines = stdout.trimEnd().split('\n');
  expect(lines.slice(0, -1)).toEqual([
    '      ✓ within 30s: 8 attempts',
    '      ✓ delivered: 8',
    '      ✓ attempts per event: 1',
    '      ✓ last status: 2xx',
  ]);
  expect(lines.at(-1)).toMatch(/^happy-path: all 4 expectations held \(8 events, 8 attempts, /);
});

test('an expectation that fails ends with 1, what came instead, and the command that plays it again', async () => {
  const own = ownFile();
  const receiver = await startRecordingReceiver(500);
  const to = `${receiver.url}?key=canary_key`;
  const options = ['--to', to, '--seed', "it's", '--header', 'X-Key: canary_header'];
  const { code, stdout, stderr } = await runInProcess(['scenario', 'run', own, ...options], { env });
  expect(code).toBe(1);
  expect(stdout).toContain('✗ delivered: 1, but it is 0');
  expect(stdout).toMatch(/✗ last status: 200, but it is 500 with evt_\w+, wrong with 1 of 1/);
  expect(stdout).toContain('of-this-test: 2 of 3 expectations failed (1 event, 1 attempt, ');
  const shown = `--to '${receiver.url}?key=redacted' --seed 'it'\\''s' --header 'X-Key: …'`;
  expect(stderr).toContain(`again: plextera-webhooks scenario run ${own} ${shown}`);
  expect(stdout + stderr).not.toContain('canary');
});

test('text of a file does nothing to the terminal', async () => {
  const receiver = await startRecordingReceiver(200);
  const hostile = `${esc}[2J\u202e`;
  const overrides = { data: { document: { fileName: hostile } } };
  const steps = [{ emit: { type, overrides } }, { wait: { attempts: 1 } }];
  const file = tempFile(JSON.stringify({ name: 'hostile', summary: hostile, seed: hostile, steps }));
  for (const more of [[], ['--json']]) {
    const command = ['scenario', 'run', file, '--to', receiver.url, ...more];
    const { code, stdout, stderr } = await runInProcess(command, { env });
    expect(code).toBe(0);
    for (const sign of [esc, '\u202e']) expect(stdout + stderr).not.toContain(sign);
  }
});

test('--seed sends the same events again', async () => {
  const own = ownFile();
  const receiver = await startRecordingReceiver(200);
  for (const seed of ['7', '7', '8'])
    await runInProcess(['scenario', 'run', own, '--to', receiver.url, '--seed', seed], { env });
  const [first, again, other] = receiver.requests.map(({ body }) => body.toString());
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('--json prints one line for each step and one at the end', async () => {
  const own = ownFile();
  const receiver = await startRecordingReceiver(500);
  const { code, stdout } = await runInProcess(['scenario', 'run', own, '--to', receiver.url, '--json'], {
    env,
  });
  const lines = stdout.split('\n').map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(lines.map(({ number, kind }) => [number, kind])).toEqual([
    [1, 'emit'],
    [2, 'wait'],
    [3, 'expect'],
    [undefined, 'failed'],
  ]);
  expect(lines[2].checks[0]).toEqual({ what: 'delivered', expected: '1', actual: '0', held: false });
  expect(lines[3]).toMatchObject({
    scenario: 'of-this-test',
    seed: '3',
    checks: 3,
    failedChecks: 2,
    attempts: 1,
  });
  expect(lines[3].replay).toContain('--seed 3');
});

test('a target where nobody listens ends with 3, one that is not allowed with 2, and none with 2', async () => {
  const own = ownFile();
  const run = (...options: readonly string[]) => runInProcess(['scenario', 'run', own, ...options], { env });
  const nobody = await run('--to', 'http://127.0.0.1:9/');
  expect([nobody.code, nobody.stdout]).toEqual([3, expect.stringContaining('could not be reached')]);
  expect(nobody.stderr).toContain('connection was refused');
  const elsewhere = await run('--to', 'http://192.0.2.1/');
  expect([elsewhere.code, elsewhere.stderr]).toEqual([2, expect.stringContaining('--allow-host')]);
  const unasked = await run('--to', 'http://192.0.2.1/', '--allow-host', '192.0.2.1');
  expect([unasked.code, unasked.stderr]).toEqual([2, expect.stringContaining('Nobody agreed')]);
  const none = await run();
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('--to URL')]);
});

test('what is wrong with a file is said all at once with 2, and nothing is sent', async () => {
  const receiver = await startRecordingReceiver(200);
  const file = scenario({ emit: { type: `${type}x` } }, { wait: { for: 'delivred' } });
  for (const command of [
    ['run', file, '--to', receiver.url],
    ['check', file],
  ]) {
    const { code, stdout, stderr } = await runInProcess(['scenario', ...command], { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${file}:1:80: /steps/0/emit/type: "${type}x" is none of `);
    expect(stderr).toContain('Did you mean delivered?\n  What deliveries have to become');
  }
  const { stdout } = await runInProcess(['scenario', 'check', file, '--json']);
  const problems = stdout.split('\n').map((line) => JSON.parse(line));
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/steps/0/emit/type', '/steps/1/wait/for']);
  expect(receiver.requests).toEqual([]);
});

test('check of a file that is right says so', async () => {
  const own = ownFile();
  const { code, stdout } = await runInProcess(['scenario', 'check', own]);
  expect([code, stdout]).toEqual([0, 'of-this-test: 3 steps, nothing is wrong']);
});

test('a name that is neither a scenario nor a file gets the nearest one, a path only what is wrong with it', async () => {
  const check = (file: string) => runInProcess(['scenario', 'check', file]);
  const name = await check('flaky-reciever');
  expect([name.code, name.stderr]).toEqual([2, expect.stringContaining('Did you mean flaky-receiver?')]);
  const missing = join(tempFolder(), 'none.yaml');
  expect((await check(missing)).stderr).toContain('there is no such file');
  expect((await check(tempFolder())).stderr).toContain('it is a folder');
  expect((await check(tempFile('x'.repeat(2_000_000)))).stderr).toContain('longer than 1 MiB');
  if (existsSync('/dev/zero')) expect((await check('/dev/zero')).stderr).toContain('no regular file');
});

test('list names what is shipped, a line each', async () => {
  const { code, stdout } = await runInProcess(['scenario', 'list']);
  expect(code).toBe(0);
  expect(stdout.split('\n').map((line) => line.split(' ', 1)[0])).toEqual(names);
  const json = await runInProcess(['scenario', 'list', '--json']);
  expect(json.stdout.split('\n').map((line) => JSON.parse(line).name)).toEqual(names);
});

test('a step that takes its time is named before it is over', async () => {
  const own = ownFile();
  const receiver = await startRecordingReceiver({ status: 200, hangs: true });
  const running = runInProcess(['scenario', 'run', own, '--to', receiver.url], { env });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  receiver.release();
  const { code, stderr } = await running;
  expect(code).toBe(0);
  expect(stderr).toMatch(/^ {2}2 wait {9}until 1 attempt, up to 10s …$/m);
});

test('^C ends it in good order with 130, without waiting for what hangs', async () => {
  const own = ownFile();
  const receiver = await startRecordingReceiver({ status: 200, hangs: true });
  const { child, ended } = startCli(['scenario', 'run', own, '--to', receiver.url], { env });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1), { timeout: 10_000 });
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect([code, stdout]).toEqual([130, expect.stringContaining('interrupted before its end')]);
  expect(stderr).toContain('again: plextera-webhooks scenario run');
});
