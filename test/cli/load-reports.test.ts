import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { tempFile, tempFolder } from '../fixtures/temp-folder.ts';

afterAll(expectNoSocketsLeft);

const env = { PLEXTERA_SIGNING_SECRET: 'whsec_for_the_tests_of_load_reports' };
const nowhere = ['load', '--to', 'http://127.0.0.1:9/', '--count', '5'];

test('several reports come from one run, each in its file and whole', async () => {
  const receiver = await startRecordingReceiver(200);
  const folder = join(tempFolder(), 'new', 'folder');
  const files = ['json', 'html', 'hdr', 'terminal'].map((name) => `${name}=${join(folder, name)}`);
  const { code, stdout, stderr } = await runCli(
    ['load', '--to', receiver.url, '--count', '60', '--assert', 'errors<1', '--json', '--quiet'].concat(
      files.flatMap((file) => ['--reporter', file]),
    ),
    { env },
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(readdirSync(folder).toSorted()).toEqual(['hdr', 'html', 'json', 'terminal']);
  const texts = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  expect(JSON.parse(texts.json ?? '')).toEqual(JSON.parse(stdout));
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    sent: 60,
    target: receiver.url,
    assertions: [{ assertion: 'errors<1', holds: true, measured: 0 }],
  });
  expect(texts.html).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/);
  expect(texts.hdr).toMatch(/^#\[Histogram log format version 1\.3\]$/m);
  expect(texts.terminal).toMatch(/^done: 60 sent to /);
  for (const text of [stdout, ...Object.values(texts)])
    expect(text).not.toContain(env.PLEXTERA_SIGNING_SECRET);
});

test('a report without a file is what is printed', async () => {
  const receiver = await startRecordingReceiver(200);
  const args = ['load', '--to', receiver.url, '--count', '20', '--reporter', 'hdr'];
  const { code, stdout } = await runInProcess(args, { env });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^#\[Latencies of plextera-webhooks [\s\S]+,HISTF[\w+/=]+$/);
});

test('what a token in the URL opens stands in no report', async () => {
  const receiver = await startRecordingReceiver(200);
  const url = `${receiver.url}?token=s3cr3t-in-the-url`;
  const args = ['load', '--to', url, '--count', '5', '--reporter', 'html'];
  const { stdout } = await runInProcess(args, { env });
  expect(stdout).toContain('127.0.0.1');
  expect(stdout).not.toContain('s3cr3t-in-the-url');
});

test.each([
  [['--reporter', 'htm=x'], 'There is no report "htm". Did you mean html?'],
  [['--reporter', 'html='], '--reporter html= names no file.'],
  [['--reporter', 'json', '--reporter', 'html'], 'Standard output can have one report.'],
  [['--reporter', 'html', '--json'], '--json prints a report, and so does a --reporter without a file.'],
])('a mistake ends with 2 before anything is sent: %j', async (options, says) => {
  const { code, stdout, stderr } = await runInProcess([...nowhere, ...options], { env });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(says);
});

test('a file that cannot be written is told of before anything is sent, and the one that was there stays', async () => {
  const receiver = await startRecordingReceiver(200);
  const old = tempFile('old', 'report.html');
  const under = join(old, 'report.json');
  const args = ['load', '--to', receiver.url, '--count', '5', '--reporter', `html=${old}`];
  const { code, stderr } = await runInProcess([...args, '--reporter', `json=${under}`], { env });
  expect(code).toBe(2);
  expect(stderr).toContain(under);
  expect(receiver.requests).toHaveLength(0);
  expect(readFileSync(old, 'utf8')).toBe('old');
});

test('a run that is refused where it dials leaves no report', async () => {
  const file = join(tempFolder(), 'report.json');
  const args = ['load', '--to', 'http://receiver.test:9/', '--rate', '5', '--for', '1s'];
  const { code } = await runInProcess([...args, '--reporter', `json=${file}`], {
    env,
    lookup: (_host, _options, callback) => callback(null, [{ address: '10.1.2.3', family: 4 }]),
  });
  expect(code).toBe(2);
  expect(existsSync(file)).toBe(false);
});
