import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { headers, signatureParameters } from '../../mock-server/contract/catalog.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { tempFile } from '../fixtures/temp-folder.ts';

// The published vector, written out: it must hold whatever the contract's constants become in this repository.
const vector = {
  secret: 'whsec_test_secret',
  seconds: 1_775_556_000,
  body: '{"eventId":"evt_01JY7MFAILED000000000001","eventType":"document-insights.extraction.failed"}',
  header: 't=1775556000,v1=9e79107f49f1ac0a32d92f2722c698ed5a4cbc3668bf8e51f8b791c6f123586a',
};
const env = { PLEXTERA_SIGNING_SECRET: vector.secret };
const at = ['--at', String(vector.seconds)];
const timestamp = ['--timestamp', String(vector.seconds)];

describe('the published vector', () => {
  test('is what sign prints for a file, and verify accepts', async () => {
    const file = tempFile(vector.body);
    const signed = await runCli(['sign', file, ...timestamp], { env });
    expect(signed).toEqual({ code: 0, stdout: `${vector.header}\n`, stderr: '' });
    const args = ['verify', file, '--signature', signed.stdout.trim(), ...at];
    const verified = await runCli(args, { env });
    expect(verified).toEqual({
      code: 0,
      stdout: 'verified: signed at 2026-04-07T10:00:00.000Z\n',
      stderr: '',
    });
  });

  test('holds through standard input as well, with and without a dash', async () => {
    for (const file of [[], ['-']]) {
      const input = vector.body;
      const signed = await runInProcess(['sign', ...file, ...timestamp], { env, input });
      expect(signed.stdout).toBe(vector.header);
      const args = ['verify', ...file, '--signature', vector.header, ...at];
      expect((await runInProcess(args, { env, input })).code).toBe(0);
    }
  });

  test('holds with the secret from a file or from standard input', async () => {
    const file = tempFile(vector.body);
    const secretFile = tempFile(`${vector.secret}\n`);
    const fromFile = await runInProcess(['sign', file, ...timestamp, '--secret-file', secretFile]);
    const options = { input: vector.secret };
    const fromStdin = await runInProcess(['sign', file, ...timestamp, '--secret-stdin'], options);
    expect([fromFile.stdout, fromStdin.stdout]).toEqual([vector.header, vector.header]);
  });
});

test('sign takes the time of now, and verify compares with it', async () => {
  const file = tempFile(vector.body);
  const { stdout } = await runInProcess(['sign', file], { env });
  expect((await runInProcess(['verify', file, '--signature', stdout], { env })).code).toBe(0);
  const late = ['verify', file, '--signature', vector.header];
  expect((await runInProcess(late, { env })).stdout).toContain('timestamp-too-old');
  expect((await runInProcess([...late, '--tolerance', '999999999'], { env })).code).toBe(0);
});

test('sign signs bytes, whatever they are', async () => {
  const bytes = Buffer.from([0x00, 0xff, 0xfe, 0x0d, 0x0a]);
  const { stdout } = await runInProcess(['sign', ...timestamp], { env, input: bytes });
  expect(stdout).toBe(sign(bytes, vector.secret, { now: new Date(vector.seconds * 1000) }));
});

test('sign --json names the header', async () => {
  const { stdout } = await runInProcess(['sign', ...timestamp, '--json'], { env, input: vector.body });
  expect(JSON.parse(stdout)).toEqual({ name: headers.signature.name, value: vector.header });
});

test.each([['sign'], ['verify', '--signature', vector.header]])(
  '%s cannot read both the body and the secret from standard input',
  async (...args) => {
    const { code, stderr } = await runInProcess([...args, '--secret-stdin'], { input: 'x' });
    expect(code).toBe(2);
    expect(stderr).toContain('both the body and the secret');
  },
);

test.each([
  [['sign', '/no/such/body']],
  [['sign', 'spec']],
  [['sign', '--timestamp', 'now']],
  [['verify']],
  [['verify', '--signature']],
  [['verify', '/no/such/body', '--signature', 'x']],
  [['verify', '--signature', 'x', '--at', '1.5']],
  [['verify', '--signature', 'x', '--tolerance', '0']],
])('%j is a mistake in the call', async (args) => {
  const { code, stdout } = await runInProcess(args, { env, input: vector.body });
  expect([code, stdout]).toEqual([2, '']);
});

describe('verify explains', () => {
  const { secret, seconds, body } = vector;
  const headerOf = (signature: string, time: number | string = seconds) => `t=${time},v1=${signature}`;
  const mac = (text: string, key = secret, encoding: 'hex' | 'base64' = 'hex') =>
    createHmac('sha256', key).update(text).digest(encoding);
  const right = mac(`${seconds}.${body}`);
  const spaced = JSON.stringify(JSON.parse(body), null, 2);
  const { toleranceSeconds } = signatureParameters;

  test.each([
    ['a body that was parsed and written again', headerOf(right), spaced, 're-serialised-body'],
    ['a newline at the end', headerOf(right), `${body}\n`, 'trailing-newline'],
    ['a byte order mark', headerOf(right), `\ufeff${body}`, 'byte-order-mark'],
    ['a wrong secret', headerOf(mac(`${seconds}.${body}`, 'whsec_another')), body, 'wrong-secret-or-body'],
    [
      'a newline behind the secret',
      headerOf(mac(`${seconds}.${body}`, `${secret}\n`)),
      body,
      'secret-white-space',
    ],
    [
      'milliseconds',
      headerOf(mac(`${seconds}000.${body}`), `${seconds}000`),
      body,
      'timestamp-in-milliseconds',
    ],
    ['a clock that is late', headerOf(mac(`${seconds - 3600}.${body}`), seconds - 3600), body, 'clock-skew'],
    ['a clock that is early', headerOf(mac(`${seconds + 3600}.${body}`), seconds + 3600), body, 'clock-skew'],
    ['base64', headerOf(mac(`${seconds}.${body}`, secret, 'base64')), body, 'base64'],
    ['upper case', headerOf(right.toUpperCase()), body, 'upper-case'],
    ['a missing dot', headerOf(mac(`${seconds}${body}`)), body, 'missing-separator'],
    ['a missing timestamp', headerOf(mac(body)), body, 'missing-timestamp'],
    ['an empty header', '', body, 'header-missing'],
    ['a header that is none', 'nonsense', body, 'header-malformed'],
  ])('%s, in words and as JSON, and ends with 1', async (_, header, input, code) => {
    const args = ['verify', '--signature', header, ...at];
    const json = await runInProcess([...args, '--json'], { env, input });
    expect(json.code).toBe(1);
    const { verification, causes } = JSON.parse(json.stdout);
    expect(verification.kind).toBe('refused');
    expect(causes.map((cause: { code: string }) => cause.code)).toContain(code);
    const text = await runInProcess(args, { env, input });
    expect(text.code).toBe(1);
    expect(text.stdout).toContain(`refused (${verification.check}): ${verification.message}`);
    for (const { message, fix } of causes) expect(text.stdout).toContain(`  ${message}\n    ${fix}`);
  });

  test('the limits of the tolerance, to the second', async () => {
    const codeAt = async (now: number) =>
      (await runInProcess(['verify', '--signature', vector.header, '--at', `${now}`], { env, input: body }))
        .code;
    expect(await codeAt(seconds + toleranceSeconds)).toBe(0);
    expect(await codeAt(seconds + toleranceSeconds + 1)).toBe(1);
    expect(await codeAt(seconds - toleranceSeconds)).toBe(0);
    expect(await codeAt(seconds - toleranceSeconds - 1)).toBe(1);
  });
});
