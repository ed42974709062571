import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { type RawServer, startAnsweringServer, startRawServer } from '../fixtures/raw-server.ts';
import { answers, compressedBodies, withCompressed } from '../fixtures/stagings/answers.ts';
import { connections, longBody } from '../fixtures/stagings/connections.ts';
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
    ['S05 is reset', 'connection_reset', 'resetInBody'],
    ['S05 is ended early', 'connection_closed', 'endedInBody'],
  ] as const)('%s is delivered, with a note', async (_name, code, how) => {
    const server = await serving(connections[how]);
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_incomplete'] });
    expect(exchange).toMatchObject({ response: { status: 200, complete: false }, failure: { code } });
    expect(exchange.response?.body.toString()).toBe('abc');
  });

  test('S09 W05 drips for ever is cut at the deadline and delivered, with a note', async () => {
    const server = await serving(connections.drippingBody);
    const { exchange, outcome } = await bench.send(server.url, 400);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_incomplete'] });
    expect(exchange.failure?.code).toBe('deadline_exceeded');
    expect(exchange.response?.body.length).toBeGreaterThan(3);
  });

  test('S10 falls silent is cut at the deadline and delivered, with a note', async () => {
    const server = await serving(connections.silentInBody);
    const { exchange, outcome } = await bench.send(server.url, 300);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_incomplete'] });
    expect(exchange.response?.body.toString()).toBe('x');
  });

  test('S11 W04 has 300 MB is cut at the cap, its socket destroyed, the memory flat', async () => {
    let written = 0;
    let closed = false;
    const send = longBody(300, () => {
      written += 1;
    });
    const server = await serving((socket) => {
      socket.on('close', () => {
        closed = true;
      });
      send(socket);
    });
    const rssBefore = process.memoryUsage.rss();
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_truncated'] });
    expect(exchange.response).toMatchObject({ truncated: true, complete: false });
    expect(exchange.response?.body.length).toBe(CAP_BYTES);
    await expect.poll(() => closed).toBe(true);
    expect(written).toBeLessThan(30);
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

  test.each(compressedBodies)('S12 is $what is kept as bytes, never decompressed', async ({ body }) => {
    const server = await startAnsweringServer(withCompressed(body));
    onTestFinished(server.close);
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: [] });
    expect(exchange.response?.body.equals(body)).toBe(true);
  });

  test.each(answers.badChunks)('S23 $what is delivered, with a note', async ({ answer }) => {
    const server = await startAnsweringServer(answer);
    onTestFinished(server.close);
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'delivered', notes: ['response_incomplete'] });
    expect(exchange.failure?.code).toMatch(/^(protocol_error|connection_closed)$/);
  });
});
