import { describe, expect, test } from 'vitest';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { exchangeRaw } from '../fixtures/raw-http.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

/** What only a web page would do: each of these arrives with all that a browser sends by itself. */
const event = '{"eventType":"workflow.run.failed"}';

async function start() {
  const receiver = await startRecordingReceiver(200);
  return { receiver, ...(await startControlApi(await startMock({ url: receiver.url }))) };
}

async function rawStatus(
  port: number,
  requestLine: string,
  lines: readonly string[],
  body = '',
): Promise<number> {
  const head = [requestLine, ...lines, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'];
  const answer = await exchangeRaw(port, `${head.join('\r\n')}\r\n\r\n${body}`);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

const posts = 'POST /api/v1/events HTTP/1.1';
const typed = 'Content-Type: application/json';

describe('A03: of the names that lead to this machine, ours alone are answered', () => {
  test('by their Host', async () => {
    const { port, receiver } = await start();
    const statusOf = (name: string) => rawStatus(port, posts, [`Host: ${name}:${port}`, typed], event);
    for (const name of ['evil.test', '127.0.0.1.evil.test', 'localhost.evil.test'])
      expect(await statusOf(name), name).toBe(421);
    expect(receiver.requests).toEqual([]);
    for (const name of ['localhost', '127.0.0.1', '[::1]']) expect(await statusOf(name), name).toBe(202);
  });

  test('two lines, none, another port, and a foreign name in the request line are refused', async () => {
    const { port, receiver } = await start();
    const ours = `Host: 127.0.0.1:${port}`;
    expect(await rawStatus(port, posts, [ours, `Host: evil.test:${port}`, typed], event)).toBe(421);
    expect(await rawStatus(port, posts, [typed], event)).toBe(400);
    expect(await rawStatus(port, posts, ['Host: 127.0.0.1:1', typed], event)).toBe(421);
    const absolute = 'POST http://evil.test/api/v1/events HTTP/1.1';
    expect(await rawStatus(port, absolute, [ours, typed], event)).toBe(421);
    expect(receiver.requests).toEqual([]);
  });

  test('the public API is guarded as the control API is', async () => {
    const { port } = await start();
    const lines = [`Host: evil.test:${port}`, 'Authorization: api-key any'];
    expect(await rawStatus(port, 'GET /api/public/v1/event-subscriptions HTTP/1.1', lines)).toBe(421);
  });
});

describe('A04: a request that a page can make without asking changes nothing', () => {
  test('whatever it calls itself and wherever it comes from', async () => {
    const { port, receiver } = await start();
    const requests = [
      ['text/plain', ['Content-Type: text/plain'], 415],
      ['a form', ['Content-Type: application/x-www-form-urlencoded'], 415],
      ['no type, as of a Blob', [], 415],
      ['JSON from a foreign page', [typed, 'Origin: https://evil.test'], 403],
      ['JSON from a sandboxed frame', [typed, 'Origin: null'], 403],
      ['JSON from a foreign site', [typed, 'Sec-Fetch-Site: cross-site'], 403],
      ['JSON from another port of this machine', [typed, 'Sec-Fetch-Site: same-site'], 403],
    ] as const;
    for (const [what, lines, status] of requests)
      expect(await rawStatus(port, posts, [`Host: 127.0.0.1:${port}`, ...lines], event), what).toBe(status);
    expect(receiver.requests).toEqual([]);
  });

  test('nor does any GET', async () => {
    const { port, receiver, mock } = await start();
    const before = await mock.store.health();
    for (const path of ['events?eventType=workflow.run.failed', 'faults?name=drop', 'clock?advanceMs=1'])
      await rawStatus(port, `GET /api/v1/${path} HTTP/1.1`, [`Host: 127.0.0.1:${port}`]);
    expect(await mock.store.health()).toEqual(before);
    expect(mock.faults.list()).toEqual([]);
    expect(receiver.requests).toEqual([]);
  });
});

describe('A05: no answer is for a foreign page', () => {
  test('a preflight fails, and nothing allows an origin', async () => {
    const { origin } = await start();
    const headers = { origin: 'https://evil.test', 'access-control-request-method': 'POST' };
    const preflight = await fetch(`${origin}/api/v1/events`, { method: 'OPTIONS', headers });
    expect(preflight.ok).toBe(false);
    const answers = [preflight, await fetch(`${origin}/healthz`), await fetch(`${origin}/nothing`)];
    for (const answer of answers)
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('A06: a page opens neither a socket nor a stream', () => {
  test('an upgrade is no more than the request it came with, and a stream is guarded as all else', async () => {
    const { port } = await start();
    const ours = `Host: 127.0.0.1:${port}`;
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    const foreign = 'Origin: https://evil.test';
    for (const path of ['/', '/api/v1/feed']) {
      expect(await rawStatus(port, `GET ${path} HTTP/1.1`, [ours, foreign, ...upgrade, key])).toBe(403);
      expect(await rawStatus(port, `GET ${path} HTTP/1.1`, [ours, foreign])).toBe(403);
    }
    expect(await rawStatus(port, 'GET / HTTP/1.1', [ours, ...upgrade, key])).toBe(200);
  });
});

describe('A08: every answer says that it is for its caller alone', () => {
  test('whether it succeeded or not', async () => {
    const { origin, post } = await start();
    const answers = [
      await fetch(`${origin}/healthz`),
      await fetch(`${origin}/api/openapi.json`),
      await post({ eventType: 'workflow.run.failed' }),
      await post('not JSON'),
      await fetch(`${origin}/nothing`),
      await fetch(`${origin}/api/public/v1/nothing`),
      await fetch(`${origin}/%`),
    ];
    for (const { url, headers } of answers)
      expect(Object.fromEntries(headers), url).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
  });
});

describe('A07: what a receiver answers stays data', () => {
  test('in an answer that no browser takes for a page', async () => {
    const hostile = '<script>alert(1)</script>';
    const receiver = await startRecordingReceiver({ status: 400, body: hostile });
    const { origin, post } = await startControlApi(await startMock({ url: receiver.url }));
    await post({
      eventType: 'workflow.run.failed',
      overrides: { data: { output: { note: hostile } } },
      unchecked: true,
    });
    await expect
      .poll(async () => (await fetch(`${origin}/api/v1/deliveries`)).text(), { timeout: 5_000 })
      .toContain('script');
    const answer = await fetch(`${origin}/api/v1/deliveries`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('and a path or a name that is repeated in a problem', async () => {
    const { origin, post } = await start();
    const answers = [await fetch(`${origin}/<script>`), await post({ eventType: '<script>' })];
    for (const answer of answers)
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});
