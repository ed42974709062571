import type { LookupFunction } from 'node:net';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { withRawSending } from '../../mock-server/transport/raw-transport.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { onRequest, startRawServer } from '../fixtures/raw-server.ts';
import { startRaw } from './raw-bench.ts';

afterAll(expectNoSocketsLeft);

test('a request without a shape goes over the transport it was made from', async () => {
  const sent: unknown[] = [];
  const inner = {
    send: (request: unknown) => {
      sent.push(request);
      return Promise.resolve({ timings: { totalMs: 1 } });
    },
    close: () => Promise.resolve(),
  };
  const transport = withRawSending(inner, { clock: systemClock, policy: { allowHosts: [] } });
  const request = { url: new URL('http://127.0.0.1/'), headers: [], body: Buffer.from(''), deadlineMs: 1 };
  expect(await transport.send(request)).toEqual({ timings: { totalMs: 1 } });
  expect(sent).toEqual([request]);
});

test('a shape that changes nothing gives the very bytes of the usual transport', async () => {
  const seen: string[] = [];
  const server = await startRawServer((socket) => {
    onRequest(socket, (bytes) => {
      seen.push(bytes.toString('latin1'));
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
  });
  onTestFinished(server.close);
  const { transport } = startRaw();
  const headers = [
    ['X-Latin', 'caf\xe9'],
    ['x-FIRST', '1'],
    ['X-Empty', ''],
  ] as const;
  const request = {
    url: new URL('/a?b=c%20d#e', server.url),
    headers,
    body: Buffer.from('ü'),
    deadlineMs: 2_000,
  };
  await transport.send(request);
  await transport.send({ ...request, shape: {} });
  expect(seen).toHaveLength(2);
  expect(seen[1]).toBe(seen[0]);
});

test.each([
  ['http://10.0.0.1/', 'blocked_target'],
  ['http://169.254.169.254/', 'blocked_target'],
  ['http://[::ffff:169.254.169.254]/', 'blocked_target'],
  ['http://user@127.0.0.1/', 'blocked_target'],
  ['ftp://127.0.0.1/', 'blocked_target'],
])('%s is refused as by the usual transport', async (url, code) => {
  const { failure, timings } = await startRaw().send(url);
  expect(failure?.code).toBe(code);
  expect(timings.sentMs).toBeUndefined();
});

test('the address that is dialled is judged, not the one that a name had before', async () => {
  const lookup: LookupFunction = (_name, _options, callback) =>
    callback(null, [{ address: '169.254.169.254', family: 4 }]);
  expect((await startRaw({ lookup }).send('http://hook.test/')).failure?.code).toBe('blocked_target');
});

test('a header with a line break is not sent', async () => {
  const { transport } = startRaw();
  const request = {
    url: new URL('http://127.0.0.1:9/'),
    headers: [['X', 'a\r\nb']] as const,
    body: Buffer.from(''),
  };
  const { failure } = await transport.send({ ...request, deadlineMs: 100, shape: {} });
  expect(failure?.code).toBe('invalid_request');
});
