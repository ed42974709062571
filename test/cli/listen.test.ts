import { describe, expect, test } from 'vitest';
import { eventTypes, headers, signatureParameters } from '../../mock-server/contract/catalog.ts';
import { signedRequest } from '../../mock-server/dispatch/signed-request.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { runInProcess } from '../fixtures/cli-bench.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { type CliProcess, runCli, startCli } from '../fixtures/run-cli.ts';

const [type] = eventTypes;
const secret = 'whsec_for_the_tests_of_listen';
const env = { PLEXTERA_SIGNING_SECRET: secret };

async function startListen(...options: readonly string[]) {
  const process = startCli(['listen', '--port', '0', ...options], { env });
  const [, url = ''] = await process.waitFor(/listening on (http:\S+)/);
  return { ...process, url };
}

async function stopped({ child, ended }: CliProcess): Promise<string> {
  child.kill('SIGTERM');
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/^ {4}at /m);
  return stdout;
}

function delivery(now = new Date()) {
  const event = createEvent(type);
  return { event, ...signedRequest(event, secret, { now }) };
}

test('prints what it verified and what it refused, with the reason, until SIGTERM ends it with 0', async () => {
  const listener = await startListen();
  const good = delivery();
  expect((await fetch(`${listener.url}any/path?a=1`, good)).status).toBe(200);
  const tampered = { ...good, body: `${good.body}\n` };
  expect((await fetch(listener.url, tampered)).status).toBe(401);
  expect((await fetch(listener.url, { ...good, headers: {} })).status).toBe(401);
  expect((await fetch(listener.url)).status).toBe(405);
  const lines = (await stopped(listener)).split('\n');
  expect(lines).toEqual([
    `--> ${type}  ${good.event.eventId}  verified`,
    '<-- [200]',
    '--> POST /  refused (signature-mismatch) no signature fits this body, timestamp and secret',
    '    the body has a newline at its end that was not signed',
    expect.stringContaining('Verify the bytes as they arrived'),
    '<-- [401]',
    '--> POST /  refused (header-missing) there is no signature header',
    expect.any(String),
    expect.stringContaining('proxy'),
    '<-- [401]',
    '--> GET /  ignored: deliveries are POST requests',
    '<-- [405]',
    '',
  ]);
});

test('one line says that it is ready, where it listens and with what it verifies', async () => {
  const listener = await startListen();
  await stopped(listener);
  const { stderr } = await listener.ended;
  expect(stderr).toMatch(
    /^ready: listening on http:\/\/127\.0\.0\.1:\d+\/ \(every path\), verifying with whsec_…sten; \^C to quit\n$/,
  );
});

test('--json prints a line for each request, --status answers it, and --count ends it after the answer', async () => {
  const listener = await startListen('--json', '--status', '503', '--count', '3');
  const good = delivery();
  const statuses = [
    await fetch(listener.url, good),
    await fetch(listener.url, { ...good, body: 'x' }),
    await fetch(listener.url, { method: 'DELETE' }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([503, 503, 503]);
  const { code, stdout } = await listener.ended;
  expect(code).toBe(0);
  const [first, second, third] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({ kind: 'event', answeredStatus: 503, event: good.event });
  expect(second).toMatchObject({ kind: 'refused', check: 'signature-mismatch', answeredStatus: 503 });
  expect(third).toMatchObject({ kind: 'ignored', method: 'DELETE', answeredStatus: 503 });
});

test('a request under way gets its answer when it is asked to stop', async () => {
  const listener = await startListen('--delay', '500', '--json');
  const answer = fetch(listener.url, delivery());
  await new Promise((resolve) => setTimeout(resolve, 200));
  const output = stopped(listener);
  expect((await answer).status).toBe(200);
  expect(JSON.parse(await output)).toMatchObject({ kind: 'event' });
});

test('a second signal ends it at once', async () => {
  const listener = await startListen('--delay', '600000');
  const answer = fetch(listener.url, delivery()).catch(() => 'cut');
  await new Promise((resolve) => setTimeout(resolve, 200));
  listener.child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 100));
  listener.child.kill('SIGINT');
  expect((await listener.ended).code).toBe(130);
  expect(await answer).toBe('cut');
});

describe('what arrives is inert in what is printed:', () => {
  const hostile = '\u001b[2J\u009b31m\u202eevil\r\n<-- [200] forged\u2028';

  test.each([[[]], [['--json']]])('with %j', async (options) => {
    const listener = await startListen(...options);
    const event = { ...createEvent(type), data: {}, eventType: `new.${hostile}`, eventId: `evt_${hostile}` };
    const { headers: good, body } = signedRequest(event, secret);
    const safe = { [headers.signature.name]: good[headers.signature.name] ?? '' };
    expect((await fetch(listener.url, { method: 'POST', headers: safe, body })).status).toBe(200);
    const wrong = { ...createEvent(type), [hostile]: 1, data: { [hostile]: 1 } };
    const { headers: alsoGood, body: other } = signedRequest(wrong, secret);
    const also = { [headers.signature.name]: alsoGood[headers.signature.name] ?? '' };
    expect((await fetch(listener.url, { method: 'POST', headers: also, body: other })).status).toBe(422);
    await fetch(`${listener.url}%1b[31m`, { method: 'POST', body: hostile, headers: { x: '\u009b31m' } });
    const stdout = await stopped(listener);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028-\u202e]/u);
    expect(stdout).not.toMatch(/^<-- \[200\] forged/m);
  });
});

test('a body that is too large is answered, not cut', async () => {
  const listener = await startListen();
  const body = Buffer.alloc(11 * 1024 * 1024, 'x');
  expect((await fetch(listener.url, { method: 'POST', body })).status).toBe(413);
  expect(await stopped(listener)).toContain(
    '--> POST /  ignored: the body is too large: more than 10485760 bytes\n<-- [413]',
  );
});

test('a body that breaks the contract is answered with 422 and its findings', async () => {
  const listener = await startListen();
  const { headers: signed, body } = signedRequest({ ...createEvent(type), data: { nothing: true } }, secret);
  expect((await fetch(listener.url, { method: 'POST', headers: signed, body })).status).toBe(422);
  const stdout = await stopped(listener);
  expect(stdout).toContain('refused (body)');
  expect(stdout).toContain('    /data: ');
});

test('an old delivery is refused, and the age is told', async () => {
  const listener = await startListen();
  const old = new Date(Date.now() - (signatureParameters.toleranceSeconds + 100) * 1000);
  expect((await fetch(listener.url, delivery(old))).status).toBe(401);
  expect(await stopped(listener)).toMatch(/timestamp-too-old[\s\S]*s in the past/);
});

test('a port that is taken ends with 3 and says what to type', async () => {
  const { port } = await startRecordingReceiver(200);
  const { code, stdout, stderr } = await runCli(['listen', '--port', String(port)], { env });
  expect(code).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toContain(`Cannot listen on 127.0.0.1:${port}: the port is taken.`);
  expect(stderr).toContain(`lsof -i :${port}`);
  expect(stderr).toContain('--port');
});

test('options out of bounds end with 2', async () => {
  for (const options of [
    ['--port', '65536'],
    ['--status', '99'],
    ['--count', '0'],
    ['--delay', '1s'],
  ])
    expect((await runInProcess(['listen', ...options])).code).toBe(2);
});

test('a reader that has seen enough ends it', async () => {
  const listener = await startListen('--json');
  listener.child.stdout.destroy();
  for (let at = 0; at < 3; at++) await fetch(listener.url, delivery()).catch(() => undefined);
  const { code, stderr } = await listener.ended;
  expect(code).toBe(0);
  expect(stderr).not.toContain('EPIPE');
});
