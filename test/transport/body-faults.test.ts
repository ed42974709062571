import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { onRequest, type RawServer, startAnsweringServer, startRawServer } from '../fixtures/raw-server.ts';
import { startTransportBench, type TransportBench } from '../fixtures/transport-bench.ts';

const CAP_BYTES = 65_536;

describe('an answer whose status came and whose body', () => {
  let bench: TransportBench;
  beforeAll(async () => {
    bench = await startTransportBench();
  });
  afterEach(() => bench.expectNextEventDelivered());
  afterAll(async () => {
    await bench.close();
    await expectNoSocketsLeft();
  });

  async function serving(serve: Parameters<typeof startRawServer>[0]): Promise<RawServer> {
    const server = await startRawServer(serve);
    onTestFinished(server.close);
    return server;
  }

  test.each([
    ['S05 is reset', 'connection_reset', 'reset'],
    ['S05 is ended early', 'connection_closed', 'end'],
  ] as const)('%s is delivered, with a note', async (_name, code, how) => {
    const server = await serving((socket) =>
      onRequest(socket, () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc');
        setTimeout(() => (how === 'end' ? socket.end() : socket.resetAndDestroy()), 30);
      }),
    );
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_incomplete'] });
    expect(exchange).toMatchObject({ response: { status: 200, complete: false }, failure: { code } });
    expect(exchange.response?.body.toString()).toBe('abc');
  });

  test('S09 W05 drips for ever is cut at the deadline and delivered, with a note', async () => {
    const server = await serving((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      const drip = setInterval(() => socket.write('1\r\nx\r\n'), 20);
      socket.on('close', () => clearInterval(drip)).resume();
    });
    const { exchange, outcome } = await bench.send(server.url, 400);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_incomplete'] });
    expect(exchange.failure?.code).toBe('deadline_exceeded');
    expect(exchange.response?.body.length).toBeGreaterThan(3);
  });

  test('S10 falls silent is cut at the deadline and delivered, with a note', async () => {
    const server = await serving((socket) =>
      onRequest(socket, () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx')),
    );
    const { exchange, outcome } = await bench.send(server.url, 300);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_incomplete'] });
    expect(exchange.response?.body.toString()).toBe('x');
  });

  test('S11 W04 has 300 MB is cut at the cap, its socket destroyed, the memory flat', async () => {
    const block = Buffer.alloc(1024 * 1024, 'a');
    const totalBytes = 300 * block.length;
    let writtenBytes = 0;
    let closed = false;
    const server = await serving((socket) => {
      const pump = (): void => {
        while (writtenBytes < totalBytes && !socket.destroyed) {
          writtenBytes += block.length;
          if (!socket.write(block)) {
            break;
          }
        }
      };
      socket.on('close', () => {
        closed = true;
      });
      onRequest(socket, () => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${totalBytes}\r\n\r\n`);
        socket.on('drain', pump);
        pump();
      });
    });
    const rssBefore = process.memoryUsage.rss();
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_truncated'] });
    expect(exchange.response).toMatchObject({ truncated: true, complete: false });
    expect(exchange.response?.body.length).toBe(CAP_BYTES);
    await expect.poll(() => closed).toBe(true);
    expect(writtenBytes).toBeLessThan(totalBytes / 10);
    expect(process.memoryUsage.rss() - rssBefore).toBeLessThan(20 * 1024 * 1024);
  });

  test('S11 is exactly as long as the cap is complete', async () => {
    const server = await startAnsweringServer(
      `HTTP/1.1 200 OK\r\nContent-Length: ${CAP_BYTES}\r\n\r\n${'a'.repeat(CAP_BYTES)}`,
    );
    onTestFinished(server.close);
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome.notes).toEqual([]);
    expect(exchange.response).toMatchObject({ truncated: false, complete: true });
  });

  test.each([
    ['a gzip bomb', gzipSync(Buffer.alloc(10 * 1024 * 1024))],
    ['gzip garbage', Buffer.from('not gzip at all')],
  ])('S12 is %s is kept as bytes, never decompressed', async (_name, body) => {
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
    const server = await startAnsweringServer(Buffer.concat([Buffer.from(head), body]));
    onTestFinished(server.close);
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: [] });
    expect(exchange.response?.body.equals(body)).toBe(true);
  });

  test.each([
    ['has chunk garbage', 'zz\r\nnonsense'],
    ['lacks its last chunk', '3\r\nabc\r\n'],
  ])('S23 %s is delivered, with a note', async (_name, chunks) => {
    const server = await startAnsweringServer(
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`,
    );
    onTestFinished(server.close);
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_incomplete'] });
    expect(exchange.failure?.code).toMatch(/^(protocol_error|connection_closed)$/);
  });
});
