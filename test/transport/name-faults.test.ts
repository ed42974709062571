import type { LookupFunction } from 'node:net';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { closedPort, startAnsweringServer, startRawServer } from '../fixtures/raw-server.ts';
import { startTransportBench, type TransportBench } from '../fixtures/transport-bench.ts';

afterAll(expectNoSocketsLeft);

type Answer = NodeJS.ErrnoException | 'never' | readonly string[];

/** A resolver that gives its answers in turn, the last one for ever, and counts the questions. */
function resolver(...answers: readonly Answer[]): { lookup: LookupFunction; asked: () => number } {
  let asked = 0;
  const lookup: LookupFunction = (_hostname, _options, callback) => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    if (answer instanceof Error) {
      setImmediate(callback, answer, '', 0);
    } else if (answer !== undefined && answer !== 'never') {
      const addresses = answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      setImmediate(callback, null, addresses);
    }
  };
  return { lookup, asked: () => asked };
}

async function benchWith(
  lookup: LookupFunction,
  allowHosts: readonly string[] = [],
): Promise<TransportBench> {
  const bench = await startTransportBench({ lookup, policy: { allowHosts } });
  onTestFinished(async () => {
    await bench.expectNextEventDelivered();
    await bench.close();
  });
  return bench;
}

async function okServer(): ReturnType<typeof startRawServer> {
  const server = await startAnsweringServer('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n');
  onTestFinished(server.close);
  return server;
}

function resolverError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`getaddrinfo ${code} hook.test`), { code, syscall: 'getaddrinfo' });
}

describe('a host name', () => {
  test.each([
    ['does not exist', resolverError('ENOTFOUND')],
    ['cannot be resolved now', resolverError('EAI_AGAIN')],
    ['has no address', []],
  ])('S33 that %s is a retryable name error', async (_name, answer) => {
    const bench = await benchWith(resolver(answer).lookup);
    const { outcome } = await bench.send('http://hook.test:9/');
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'dns_error', notes: [] });
    expect(outcome.hint).toContain('host name');
  });

  test('S33 that resolves too slowly ends at the deadline', async () => {
    const bench = await benchWith(resolver('never').lookup);
    const { exchange, outcome } = await bench.send('http://hook.test:9/', 200);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'dns_error' });
    expect(exchange.timings.totalMs).toBeGreaterThanOrEqual(195);
  });

  test('S34 W02 that first points elsewhere and then to loopback is judged each time it is dialled', async () => {
    const server = await okServer();
    const { lookup, asked } = resolver(['203.0.113.5'], ['127.0.0.1'], ['203.0.113.5']);
    const bench = await benchWith(lookup);
    const target = `http://hook.test:${server.port}/`;
    const first = await bench.send(target);
    expect(first.outcome).toMatchObject({ kind: 'blocked', code: 'blocked_target' });
    expect(first.outcome.message).toContain('203.0.113.5');
    expect(server.accepted()).toBe(0);
    expect((await bench.send(target)).outcome.kind).toBe('delivered');
    expect((await bench.send(target)).outcome.kind).toBe('blocked');
    expect(asked()).toBe(3);
  });

  test('S34 with a forbidden and a good address is dialled at the good one only', async () => {
    const server = await okServer();
    const bench = await benchWith(resolver(['169.254.169.254', '10.0.0.1', '127.0.0.1']).lookup);
    const { exchange, outcome } = await bench.send(`http://hook.test:${server.port}/`);
    expect(outcome.kind).toBe('delivered');
    expect(exchange.remoteAddress).toBe('127.0.0.1');
  });

  test('S34 that is allowed is still never dialled at a metadata address', async () => {
    const bench = await benchWith(resolver(['169.254.169.254']).lookup, ['*.test', 'hook.test']);
    const { outcome } = await bench.send('http://hook.test:9/', 1_000);
    expect(outcome).toMatchObject({ kind: 'blocked', code: 'blocked_target', notes: [] });
    expect(outcome.message).toContain('metadata');
  });

  test('S34 whose IPv6 address is dead is reached over IPv4', async () => {
    const server = await okServer();
    const bench = await benchWith(resolver(['::1', '127.0.0.1']).lookup);
    const { exchange, outcome } = await bench.send(`http://hook.test:${server.port}/`);
    expect(outcome.kind).toBe('delivered');
    expect(exchange.remoteAddress).toBe('127.0.0.1');
  });

  test('S34 whose every address is dead is refused', async () => {
    const bench = await benchWith(resolver(['::1', '127.0.0.1']).lookup);
    const { outcome } = await bench.send(`http://hook.test:${await closedPort()}/`);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'connection_refused' });
  });
});

describe('an address in the URL', () => {
  test('S35 works as IPv6', async () => {
    const server = await startRawServer((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    }, '::1');
    onTestFinished(server.close);
    const bench = await benchWith(resolver([]).lookup);
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome.kind).toBe('delivered');
    expect(exchange.remoteAddress).toBe('::1');
  });

  test('S35 works as an IPv4 address mapped into IPv6', async () => {
    const server = await okServer();
    const bench = await benchWith(resolver([]).lookup);
    const { outcome } = await bench.send(`http://[::ffff:127.0.0.1]:${server.port}/`);
    expect(outcome.kind).toBe('delivered');
  });

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://10.0.0.1/',
    'http://[64:ff9b::7f00:1]/',
    'http://0.0.0.0/',
    'https://8.8.8.8/',
    'ftp://127.0.0.1/',
    'http://user:secret@127.0.0.1/',
  ])('S35 W03 %s is blocked without asking a resolver', async (target) => {
    const { lookup, asked } = resolver(['127.0.0.1']);
    const bench = await benchWith(lookup);
    const { exchange, outcome } = await bench.send(target, 1_000);
    expect(outcome).toMatchObject({ kind: 'blocked', code: 'blocked_target', notes: [] });
    expect(outcome.message).not.toContain('secret');
    expect(exchange.timings.sentMs).toBeUndefined();
    expect(asked()).toBe(0);
  });
});
