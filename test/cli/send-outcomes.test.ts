import { afterAll, describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { closedPort } from '../fixtures/raw-server.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { runCli } from '../fixtures/run-cli.ts';

afterAll(expectNoSocketsLeft);

const [type] = eventTypes;
const secret = 'whsec_for_the_tests_of_send';
const env = { PLEXTERA_SIGNING_SECRET: secret };

describe('as a process', () => {
  test('an event that is acknowledged ends with 0, and the receiver can verify it', async () => {
    const receiver = await startRecordingReceiver(200);
    const { code, stdout, stderr } = await runCli(['send', type, '--to', receiver.url], { env });
    expect(code).toBe(0);
    const [request] = receiver.requests;
    expect(request).toBeDefined();
    if (!request) return;
    const reception = receive(request.body, request.headers, secret);
    expect(reception).toMatchObject({ kind: 'event', diagnostics: [] });
    if (reception.kind !== 'event') return;
    const { eventId } = reception.event;
    expect(stdout).toBe(`${type} ${eventId} delivered: 200 after one attempt\n`);
    expect(stderr).toContain(`--> ${type}  ${eventId}\n`);
    expect(stderr).toMatch(new RegExp(`^<-- \\[200\\] ${eventId}  \\d+ ms$`, 'm'));
  });

  test('a refusal of the receiver ends with 1, and says what it may mean', async () => {
    const receiver = await startRecordingReceiver({ status: 401, body: '{"error":"signature refused"}' });
    const { code, stdout, stderr } = await runCli(['send', type, '--to', receiver.url], { env });
    expect(code).toBe(1);
    expect(stdout).toContain('not delivered: 401 after one attempt');
    expect(stderr).toContain('<-- [401]');
    expect(stderr).toContain('same signing secret');
    expect(stderr).toContain('it said: {"error":"signature refused"}');
  });

  test('a port where nothing listens ends with 3', async () => {
    const target = `http://127.0.0.1:${await closedPort()}/`;
    const { code, stderr } = await runCli(['send', type, '--to', target], { env });
    expect(code).toBe(3);
    expect(stderr).toContain('<-- [connection_refused]');
    expect(stderr).toContain('Is the receiver running');
  });

  test('an unknown event type ends with 2, the nearest one and the list', async () => {
    const { code, stdout, stderr } = await runCli(['send', `${type}x`, '--to', 'http://127.0.0.1:9/'], {
      env,
    });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`Did you mean ${type}?`);
    for (const known of eventTypes) expect(stderr).toContain(known);
  });
});

describe('the exit code', () => {
  test.each([404, 500, 302, 410, 422])('is 1 when the receiver answers %i', async (status) => {
    const elsewhere = await startRecordingReceiver(200);
    const receiver = await startRecordingReceiver({ status, headers: { location: elsewhere.url } });
    const { code } = await runInProcess(['send', type, '--to', receiver.url], { env });
    expect(code).toBe(1);
    expect(receiver.requests).toHaveLength(1);
    expect(elsewhere.requests).toEqual([]);
  });

  test('is 3 when no answer comes before the deadline', async () => {
    const receiver = await startRecordingReceiver({ status: 200, hangs: true });
    const args = ['send', type, '--to', receiver.url, '--deadline', '150'];
    const { code, stderr } = await runInProcess(args, { env });
    expect(code).toBe(3);
    expect(stderr).toContain('<-- [deadline_exceeded]');
  });

  test.each([
    ['no URL', 'nonsense', 'not an absolute URL'],
    ['a URL without a scheme', 'localhost:3000/hook', 'http or https'],
    ['another scheme', 'ftp://127.0.0.1/', 'http or https'],
    ['a zone id', 'http://[fe80::1%25eth0]/', 'zone id'],
  ])('is 2 for %s', async (_, target, problem) => {
    const { code, stdout, stderr } = await runInProcess(['send', type, '--to', target], { env });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain('-->');
  });

  test('is 2 for credentials in a URL, which are not repeated', async () => {
    const target = 'http://someone:p4ss@word@127.0.0.1:9/?token=t0ken';
    const { code, stderr } = await runInProcess(['send', type, '--to', target], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('user name or a password');
    for (const part of ['someone', 'p4ss', 'word@', 't0ken']) expect(stderr).not.toContain(part);
  });

  test('is 2 for a host that is not this machine and was not allowed, and nothing is dialled', async () => {
    const asked: string[] = [];
    const { code, stdout, stderr } = await runInProcess(['send', type, '--to', 'http://hooks.example.com/'], {
      env,
      lookup: (hostname, _options, callback) => {
        asked.push(hostname);
        callback(null, [{ address: '192.0.2.7', family: 4 }]);
      },
    });
    expect(code).toBe(2);
    expect(asked).toEqual(['hooks.example.com']);
    expect(stderr).toContain('<-- [blocked_target]');
    expect(stderr).toContain('--allow-host hooks.example.com');
    expect(stdout).toContain('not delivered: blocked_target');
  });

  test('is 2 for options that are missing, unknown or out of bounds', async () => {
    for (const args of [
      ['send'],
      ['send', type],
      ['send', type, '--to'],
      ['send', type, '--to', 'http://127.0.0.1:9/', '--retires', '2'],
      ['send', type, '--to', 'http://127.0.0.1:9/', '--retries', '-1'],
      ['send', type, '--to', 'http://127.0.0.1:9/', '--deadline', '0'],
      ['send', type, '--to', 'http://127.0.0.1:9/', '--ca', '/no/such/file.pem'],
      ['send', type, '--to', 'http://127.0.0.1:9/', '--ca', 'package.json'],
      ['send', type, 'another', '--to', 'http://127.0.0.1:9/'],
    ]) {
      const { code, stdout, stderr } = await runInProcess(args, { env });
      expect(code, args.join(' ')).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^error: /);
    }
  });

  test('says which option a misspelt one may be', async () => {
    const args = ['send', type, '--to', 'http://127.0.0.1:9/', '--retires', '2'];
    expect((await runInProcess(args)).stderr).toContain('Did you mean --retries?');
  });
});

describe('--json', () => {
  test('prints one line per attempt on stdout and nothing else', async () => {
    const receiver = await startRecordingReceiver({ status: 503, body: 'not now' });
    const args = ['send', type, '--to', receiver.url, '--json', '--header', 'X-Key: gateway-canary'];
    const { code, stdout } = await runCli(args, { env });
    expect(code).toBe(1);
    const [line = '', rest] = stdout.split('\n');
    expect(rest).toBe('');
    const attempt = JSON.parse(line);
    expect(attempt).toMatchObject({
      eventId: expect.stringMatching(/^evt_/),
      number: 1,
      outcome: { kind: 'retryable', code: 'unexpected_status' },
      response: { status: 503, body: 'not now' },
    });
    expect(attempt.requestHeaders).toContainEqual(['X-Key', '[redacted]']);
    expect(stdout).not.toContain('gateway-canary');
  });

  test('holds no character that a terminal would act on', async () => {
    const body = '\u001b[31mred\u009b31m \u202egnp.exe\r\nfaked: line\u2028';
    const receiver = await startRecordingReceiver({ status: 500, body });
    const { stdout, stderr } = await runInProcess(['send', type, '--to', receiver.url, '--json'], { env });
    for (const text of [stdout, stderr.replaceAll('\n', '')])
      expect(text).not.toMatch(/[\p{Cc}\u2028-\u202e]/u);
    expect(JSON.parse(stdout).response.body).toBe(body);
  });
});
