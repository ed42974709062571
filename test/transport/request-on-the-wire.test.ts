import { afterAll, afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { type Clock, systemClock } from '../../mock-server/runtime/clock.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import type { OutgoingRequest, Transport } from '../../mock-server/transport/transport.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { onRequest, type RawServer, startRawServer } from '../fixtures/raw-server.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

afterEach(() => vi.unstubAllEnvs());
afterAll(expectNoSocketsLeft);

function transport(): Transport {
  const made = createHttpTransport({ clock: systemClock, policy: { allowHosts: [] } });
  onTestFinished(made.close);
  return made;
}

function request(url: URL, changes: Partial<OutgoingRequest> = {}): OutgoingRequest {
  return { url, headers: [], body: Buffer.from('{}'), deadlineMs: 3_000, ...changes };
}

async function recordingServer(answer: string | undefined = OK): Promise<RawServer & { seen: Buffer[] }> {
  const seen: Buffer[] = [];
  const server = await startRawServer((socket) => {
    onRequest(socket, (bytes) => {
      seen.push(bytes);
      if (answer !== '') {
        socket.write(answer);
      }
    });
  });
  onTestFinished(server.close);
  return { ...server, seen };
}

test('exactly the given headers go out, in order and as spelled, besides those HTTP needs', async () => {
  const server = await recordingServer();
  const body = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
  const headers = [
    ['X-Second', '2'],
    ['x-FIRST', '1'],
    ['X-Second', 'again'],
    ['X-Latin', 'caf\xe9'],
  ] as const;
  const url = new URL('/hook?a=b%20c#fragment', server.url);
  await transport().send(request(url, { headers, body }));
  const expected = [
    'POST /hook?a=b%20c HTTP/1.1',
    `host: 127.0.0.1:${server.port}`,
    'connection: keep-alive',
    'X-Second: 2',
    'x-FIRST: 1',
    'X-Second: again',
    'X-Latin: caf\xe9',
    'content-length: 4',
    '',
    body.toString('latin1'),
  ].join('\r\n');
  expect(server.seen.map((bytes) => bytes.toString('latin1'))).toEqual([expected]);
});

test('an empty body goes out as one', async () => {
  const server = await recordingServer();
  const result = await transport().send(request(server.url, { body: new Uint8Array(0) }));
  expect(result.response?.status).toBe(200);
  expect(server.seen[0]?.toString()).toContain('content-length: 0\r\n\r\n');
});

test.each([
  ['a line break in a value', ['X-A', 'a\r\nX-B: b']],
  ['a Host of its own', ['Host', 'elsewhere.example']],
  ['a second length', ['Content-Length', '1']],
] as const)('W10 a request with %s is not sent', async (_name, header) => {
  const server = await recordingServer();
  const result = await transport().send(request(server.url, { headers: [header] }));
  expect(result.failure?.code).toBe('invalid_request');
  expect(server.accepted()).toBe(0);
});

test('A15 proxies named in the environment are ignored', async () => {
  const proxy = await recordingServer();
  const server = await recordingServer();
  for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']) {
    vi.stubEnv(name, proxy.url.origin);
  }
  vi.stubEnv('NO_PROXY', '');
  const result = await transport().send(request(server.url));
  expect(result.response?.status).toBe(200);
  expect(proxy.accepted()).toBe(0);
});

test('a connection is used again, by one exchange at a time', async () => {
  const server = await recordingServer();
  const shared = transport();
  const together = await Promise.all([1, 2, 3].map(() => shared.send(request(server.url))));
  for (let more = 0; more < 5; more += 1) {
    await shared.send(request(server.url));
  }
  expect(together.every(({ response }) => response?.status === 200)).toBe(true);
  expect(server.accepted()).toBe(3);
  expect(server.seen).toHaveLength(8);
});

test('an exchange that is over leaves no deadline ticking', async () => {
  const server = await recordingServer();
  let ticking = 0;
  const clock: Clock = {
    ...systemClock,
    setTimer: (delayMs, fn) => {
      ticking += 1;
      const cancel = systemClock.setTimer(delayMs, fn);
      return () => {
        ticking -= 1;
        cancel();
      };
    },
  };
  const shared = createHttpTransport({ clock, policy: { allowHosts: [] } });
  onTestFinished(shared.close);
  await shared.send(request(server.url));
  await shared.send(request(new URL('http://10.0.0.1/')));
  expect(ticking).toBe(0);
});

test('a deadline of the clock that was passed in ends the exchange, not one of undici or Node', async () => {
  const server = await recordingServer('');
  const clock: Clock = { ...systemClock, setTimer: (_delayMs, fn) => systemClock.setTimer(50, fn) };
  const shared = createHttpTransport({ clock, policy: { allowHosts: [] } });
  onTestFinished(shared.close);
  const result = await shared.send(request(server.url, { deadlineMs: 3_600_000 }));
  expect(result.failure?.code).toBe('deadline_exceeded');
});
