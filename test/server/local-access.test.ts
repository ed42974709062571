import { describe, expect, test } from 'vitest';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { exchangeRaw } from '../fixtures/raw-http.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const body = '{"eventType":"workflow.run.failed"}';

async function startBoth() {
  const receiver = await startRecordingReceiver(200);
  return { receiver, ...(await startControlApi(await startMock({ url: receiver.url }))) };
}

/** The status of a POST of one event with these header lines, whatever a browser or a parser would think of them. */
async function statusOf(port: number, lines: readonly string[], path = '/api/v1/events'): Promise<number> {
  const head = [`POST ${path} HTTP/1.1`, ...lines, `Content-Length: ${body.length}`, 'Connection: close'];
  const answer = await exchangeRaw(port, `${head.join('\r\n')}\r\n\r\n${body}`);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

const json = 'Content-Type: application/json';

describe('by its Host,', () => {
  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('%s with the port is let in', async (name) => {
    const { port } = await startBoth();
    expect(await statusOf(port, [`Host: ${name}:${port}`, json])).toBe(202);
  });

  test.each([
    ['a foreign name', (port: number) => [`Host: evil.test:${port}`]],
    ['a name that only begins as ours', (port: number) => [`Host: localhost.evil.test:${port}`]],
    ['another port', () => ['Host: 127.0.0.1:1']],
    ['no port', () => ['Host: 127.0.0.1']],
    ['an empty one', () => ['Host:']],
    ['the unspecified address', (port: number) => [`Host: 0.0.0.0:${port}`]],
    ['two lines', (port: number) => [`Host: 127.0.0.1:${port}`, `Host: evil.test:${port}`]],
    ['two equal lines', (port: number) => [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`]],
  ])('%s is turned away with 421', async (_, lines) => {
    const { port, receiver } = await startBoth();
    expect(await statusOf(port, [...lines(port), json])).toBe(421);
    expect(receiver.requests).toEqual([]);
  });

  test('none at all is a bad request, and a foreign name in the request line is turned away', async () => {
    const { port, receiver } = await startBoth();
    expect(await statusOf(port, [json])).toBe(400);
    const path = 'http://evil.test/api/v1/events';
    expect(await statusOf(port, [`Host: 127.0.0.1:${port}`, json], path)).toBe(421);
    expect(receiver.requests).toEqual([]);
  });
});

describe('by where the call comes from,', () => {
  test.each([
    ['a foreign Origin', 'Origin: https://evil.test'],
    ['another port of this machine', 'Origin: http://127.0.0.1:1'],
    ['a null Origin', 'Origin: null'],
    ['a cross-site call', 'Sec-Fetch-Site: cross-site'],
    ['a same-site call', 'Sec-Fetch-Site: same-site'],
  ])('%s is refused with 403', async (_, line) => {
    const { port, receiver } = await startBoth();
    expect(await statusOf(port, [`Host: 127.0.0.1:${port}`, json, line])).toBe(403);
    expect(receiver.requests).toEqual([]);
  });

  test('our own origin and a call from no page are let in', async () => {
    const { port, origin } = await startBoth();
    const host = `Host: 127.0.0.1:${port}`;
    expect(await statusOf(port, [host, json, `Origin: ${origin}`, 'Sec-Fetch-Site: same-origin'])).toBe(202);
    expect(await statusOf(port, [host, json, 'Sec-Fetch-Site: none'])).toBe(202);
  });

  test('no answer allows another origin, and a preflight fails', async () => {
    const { origin } = await startBoth();
    const foreign = { origin: 'https://evil.test', 'access-control-request-method': 'POST' };
    const preflight = await fetch(`${origin}/api/v1/events`, { method: 'OPTIONS', headers: foreign });
    expect(preflight.status).toBe(403);
    const plain = await fetch(`${origin}/healthz`);
    for (const { headers } of [preflight, plain]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('by what it carries,', () => {
  test.each([
    ['text/plain', 'Content-Type: text/plain'],
    ['a form', 'Content-Type: application/x-www-form-urlencoded'],
    ['a multipart form', 'Content-Type: multipart/form-data; boundary=x'],
    ['JSON that calls itself text', 'Content-Type: text/plain; x=application/json'],
    ['no type', 'X-Nothing: here'],
  ])('%s is refused with 415', async (_, line) => {
    const { port, receiver } = await startBoth();
    expect(await statusOf(port, [`Host: 127.0.0.1:${port}`, line])).toBe(415);
    expect(receiver.requests).toEqual([]);
  });

  test('more than a mebibyte is refused with 413', async () => {
    const { post } = await startBoth();
    const response = await post(`{"eventType":"${'x'.repeat(1_048_576)}"}`);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'too-large' });
  });
});

test.each(['/nothing', '/api/v1/event', '/dashboard/', '/..%2fpackage.json', '/%'])(
  '%s is a problem',
  async (path) => {
    const { origin } = await startBoth();
    const response = await fetch(origin + path);
    expect([400, 404]).toContain(response.status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  },
);

test('a read never changes anything', async () => {
  const { origin, receiver } = await startBoth();
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'])
    expect([400, 404]).toContain(
      (await fetch(`${origin}/api/v1/events?eventType=workflow.run.failed`, { method })).status,
    );
  expect(receiver.requests).toEqual([]);
});
