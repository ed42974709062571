import { afterAll, describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { closedPort } from '../fixtures/raw-server.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { runCli, startCli } from '../fixtures/run-cli.ts';
import { tempFile } from '../fixtures/temp-folder.ts';

afterAll(expectNoSocketsLeft);

const [type] = eventTypes;
const secret = 'whsec_for_the_tests_of_load';
const env = { PLEXTERA_SIGNING_SECRET: secret };
const nowhere = 'http://127.0.0.1:9/';

describe('as a process', () => {
  test('a load that holds ends with 0, and the receiver can verify each event', async () => {
    const receiver = await startRecordingReceiver(200);
    const options = ['--rate', '200', '--for', '1s', '--assert', 'errors<1', '--assert', 'rate>20', '--json'];
    const { code, stdout } = await runCli(['load', '--to', receiver.url, ...options], { env });
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      ended: 'done',
      model: 'open',
      sent: 200,
      answered: 200,
      errors: 0,
      statuses: { '200': 200 },
      ledger: { events: 200, acknowledged: 200, neverAcknowledged: 0 },
      assertions: [
        { assertion: 'errors<1', holds: true, measured: 0 },
        { assertion: 'rate>20', holds: true },
      ],
    });
    expect(result.latency.p50).toBeGreaterThan(0);
    expect(result.latency.max).toBeGreaterThanOrEqual(result.latency['p99.99']);
    expect(receiver.requests).toHaveLength(200);
    for (const { body, headers } of receiver.requests)
      expect(receive(body, headers, secret)).toMatchObject({ kind: 'event', diagnostics: [] });
    expect(stdout).not.toContain(secret);
  });

  test('an assertion that fails ends with 1, and the report says what was measured', async () => {
    const receiver = await startRecordingReceiver(200);
    const options = ['--count', '50', '--assert', 'p99<0.001ms', '--assert', 'errors<1'];
    const { code, stdout } = await runCli(['load', '--to', receiver.url, ...options], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^done: 50 sent to /);
    expect(stdout).toMatch(/^latency( +[\d.]+){7}$/m);
    expect(stdout).toMatch(/^answers +200: 50$/m);
    expect(stdout).toMatch(/^assert +p99<0.001ms {2}FAILS \([\d.]+ms\)$/m);
    expect(stdout).toMatch(/^assert +errors<1 {2}holds \(0\)$/m);
  });

  test('a receiver that takes nothing ends with 1', async () => {
    const receiver = await startRecordingReceiver(503);
    const { code, stdout } = await runCli(['load', '--to', receiver.url, '--count', '20'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^errors +20 \(100.00 %\)$/m);
    expect(stdout).toMatch(/^ledger +20 events, 0 acknowledged \(0 more than once\), 20 never$/m);
  });

  test('as many errors as are borne end it, with 1', async () => {
    const receiver = await startRecordingReceiver(500);
    const options = ['--rate', '500', '--for', '60s', '--max-errors', '30'];
    const { code, stdout } = await runCli(['load', '--to', receiver.url, ...options], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ended by its errors: /);
  });

  test('where nobody listens it ends with 3, and says why', async () => {
    const to = `http://127.0.0.1:${await closedPort()}/`;
    const { code, stdout } = await runCli(['load', '--to', to, '--rate', '100', '--for', '60s'], { env });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^given up: nobody answered: /);
    expect(stdout).toContain('Is the receiver running, and is the port right?');
  });

  test('^C ends it with 130 and the report so far', async () => {
    const receiver = await startRecordingReceiver(200);
    const args = ['load', '--to', receiver.url, '--rate', '100', '--for', '10m'];
    const { child, ended, waitFor } = startCli(args, { env });
    await waitFor(/^\d+ s {2}\d+\/s {2}\d+ under way {2}0 errors {2}p99 [\d.]+ ms$/m);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(130);
    expect(stdout).toMatch(/^interrupted: \d+ sent to /);
    expect(stdout).toMatch(/^errors +0 /m);
    expect(stderr).not.toContain('\u001b');
  });
});

describe('the same seed', () => {
  test('sends the same events', async () => {
    const idsOf = async () => {
      const receiver = await startRecordingReceiver(200);
      await runInProcess(['load', '--to', receiver.url, '--count', '30', '--seed', '7'], { env });
      return receiver.requests.map(({ body }) => JSON.parse(body.toString('utf8')).eventId).toSorted();
    };
    const first = await idsOf();
    expect(first).toHaveLength(30);
    expect(await idsOf()).toEqual(first);
  });
});

describe('the mix', () => {
  test('is what was asked for', async () => {
    const receiver = await startRecordingReceiver(200);
    const mix = ['--event', `${type}=2`, '--size', '4kB', '--header', 'X-Key: gateway'];
    const { code } = await runInProcess(['load', '--to', receiver.url, '--count', '40', ...mix], { env });
    expect(code).toBe(0);
    for (const { body, headers } of receiver.requests) {
      expect(body).toHaveLength(4_000);
      expect(receive(body, headers, secret)).toMatchObject({ event: { eventType: type } });
      expect(headers).toContainEqual(['X-Key', 'gateway']);
    }
  });

  test('is one vocabulary by default', async () => {
    const receiver = await startRecordingReceiver(200);
    await runInProcess(['load', '--to', receiver.url, '--count', '100'], { env });
    const types = new Set(receiver.requests.map(({ body }) => JSON.parse(body.toString('utf8')).eventType));
    expect([...types].toSorted()).toEqual(eventTypes.slice(0, 5).toSorted());
  });
});

describe('another machine', () => {
  const elsewhere = [
    'load',
    '--to',
    'http://10.1.2.3:9/',
    '--allow-host',
    '10.1.2.3',
    '--yes',
    '--for',
    '1s',
  ];

  test.each([
    [['--rate', '11'], 'at most 10 a second'],
    [['--rate', '1..11'], 'at most 10 a second'],
    [[], 'as much as it can take'],
  ])('is sent no more than was said on purpose: %j', async (options, says) => {
    const { code, stdout, stderr } = await runInProcess([...elsewhere, ...options], { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
  });

  test('gets nothing where nobody agreed', async () => {
    const args = [...elsewhere.filter((arg) => arg !== '--yes'), '--rate', '5'];
    const { code, stderr } = await runInProcess(args, { env });
    expect(code).toBe(2);
    expect(stderr).toContain('Nobody agreed to send');
  });

  test('that was not allowed is refused where it is dialled, also by name', async () => {
    const args = ['load', '--to', 'http://receiver.test:9/', '--rate', '5', '--for', '1s'];
    const { code, stdout, stderr } = await runInProcess(args, {
      env,
      lookup: (_host, _options, callback) => callback(null, [{ address: '10.1.2.3', family: 4 }]),
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('not on the allow-list');
  });

  test('is never signed for with the public secret', async () => {
    const { code, stderr } = await runInProcess([...elsewhere, '--rate', '5']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no signing secret.');
  });
});

test.each([
  [[]],
  [['--to', 'not a url']],
  [['--to', nowhere, '--rate', '0']],
  [['--to', nowhere, '--rate', '5..']],
  [['--to', nowhere, '--rate', '1..2..3']],
  [['--to', nowhere, '--rate', '999999999']],
  [['--to', nowhere, '--rate', 'NaN']],
  [['--to', nowhere, '--for', '10']],
  [['--to', nowhere, '--poisson']],
  [['--to', nowhere, '--rate', '5', '--poisson', '--burst', '5']],
  [['--to', nowhere, '--event', 'no.such.event']],
  [['--to', nowhere, '--event', `${type}=0`]],
  [['--to', nowhere, '--size', '11MB']],
  [['--to', nowhere, '--size', '10B']],
  [['--to', nowhere, '--duplicates', '5']],
  [['--to', nowhere, '--duplicates', '60%', '--retries', '60%']],
  [['--to', nowhere, '--assert', 'p98<5ms']],
  [['--to', nowhere, '--ca', 'package.json']],
])('a mistake in the call ends with 2 before anything is sent: %j', async (args) => {
  const { code, stdout, stderr } = await runInProcess(['load', ...args], { env });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^(?:.*\n)?error: /);
});

test('the rate of another machine may stand in a configuration file', async () => {
  const config = tempFile('maxRate: 50\nallowHost: [10.1.2.3]\n', 'load.yaml');
  const args = ['load', '--to', 'http://10.1.2.3:9/', '--rate', '50', '--config', config];
  const { stderr } = await runInProcess(args, { env });
  expect(stderr).toContain('Nobody agreed to send');
});

test('a person at a terminal sees one line that changes', async () => {
  const receiver = await startRecordingReceiver(200);
  const args = ['load', '--to', receiver.url, '--rate', '50', '--for', '3s'];
  const { code, stderr } = await runInProcess(args, { env, confirm: () => true });
  expect(code).toBe(0);
  const overwrite = '\u001b[1A\u001b[2K';
  const lines = stderr.split('\n').slice(1);
  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(lines[0]).toMatch(/^1 s .* [▁-█]$/);
  expect(lines[1]?.startsWith(`${overwrite}2 s `)).toBe(true);
});
