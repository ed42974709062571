import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startFreezableServer } from '../fixtures/freezable-server.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { closedPort, onRequest, startRawServer } from '../fixtures/raw-server.ts';
import { connections } from '../fixtures/stagings/connections.ts';
import { startTransportBench, type TransportBench } from '../fixtures/transport-bench.ts';

describe('a connection that fails', () => {
  let bench: TransportBench;
  beforeAll(async () => {
    bench = await startTransportBench();
  });
  afterEach(() => bench.expectNextEventDelivered());
  afterAll(async () => {
    await bench.close();
    await expectNoSocketsLeft();
  });

  async function rawServer(...args: Parameters<typeof startRawServer>): ReturnType<typeof startRawServer> {
    const server = await startRawServer(...args);
    onTestFinished(server.close);
    return server;
  }

  test('S01 a refused connection is retryable and known at once', async () => {
    const { exchange, outcome } = await bench.send(`http://127.0.0.1:${await closedPort()}/`, 5_000);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'connection_refused', notes: [] });
    expect(outcome.hint).toContain('receiver running');
    expect(exchange.timings.totalMs).toBeLessThan(1_000);
  });

  test('S02 a reset right after accepting is retryable', async () => {
    const server = await rawServer(connections.resetAtOnce);
    const { outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'connection_reset' });
    expect(server.accepted()).toBe(1);
  });

  test('S03 a connection ended without an answer is retryable', async () => {
    const server = await rawServer(connections.endedUnanswered);
    const { outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({
      kind: 'retryable',
      code: 'connection_closed',
      notes: ['effect_unknown'],
    });
    expect(server.accepted()).toBe(1);
  });

  test('S04 a reset after the request notes that the receiver may have acted', async () => {
    const server = await rawServer(connections.resetAfterRequest);
    const { outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'connection_reset', notes: ['effect_unknown'] });
  });

  test('S04 a reset in the middle of the headers is no answer', async () => {
    const server = await rawServer(connections.resetInHeaders);
    const { exchange, outcome } = await bench.send(server.url);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'connection_reset', notes: ['effect_unknown'] });
    expect(exchange.response).toBeUndefined();
  });

  test('S06 a receiver that never answers is left at the deadline', async () => {
    const server = await rawServer(connections.silent);
    const { exchange, outcome } = await bench.send(server.url, 300);
    expect(outcome).toMatchObject({
      kind: 'retryable',
      code: 'deadline_exceeded',
      notes: ['effect_unknown'],
    });
    expect(exchange.timings.totalMs).toBeGreaterThanOrEqual(295);
  });

  test('S07 headers that drip in do not hold the deadline up', async () => {
    const server = await rawServer(connections.drippingHeaders);
    const { exchange, outcome } = await bench.send(server.url, 400);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'deadline_exceeded' });
    expect(exchange.response).toBeUndefined();
    expect(exchange.timings.firstByteMs).toBeLessThan(300);
  });

  test('S36 a connection nobody accepts is left at the deadline', async () => {
    const server = await startFreezableServer({ backlog: 1 });
    onTestFinished(server.close);
    server.freeze();
    await server.fillBacklog();
    const { outcome } = await bench.send(server.url, 400);
    expect(outcome).toMatchObject({ kind: 'retryable', code: 'connect_timeout', notes: [] });
  });

  test('S38 a connection closed while idle is replaced, and no event is sent twice', async () => {
    const seen: string[] = [];
    const server = await rawServer((socket) => {
      onRequest(socket, () => seen.push('request'));
      connections.closedWhileIdle(socket);
    });
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 40; attempt += 1) {
      outcomes.push((await bench.send(server.url)).outcome.kind);
      await pause(18 + (attempt % 5));
    }
    const delivered = outcomes.filter((kind) => kind === 'delivered').length;
    expect(outcomes.every((kind) => kind === 'delivered' || kind === 'retryable')).toBe(true);
    expect(delivered).toBeGreaterThan(30);
    expect(seen.length).toBeGreaterThanOrEqual(delivered);
    expect(seen.length).toBeLessThanOrEqual(outcomes.length);
  });

  test('S39 a frozen receiver costs one attempt, and the next one after it thawed is delivered', async () => {
    const server = await startFreezableServer({ backlog: 16 });
    onTestFinished(server.close);
    server.freeze();
    expect((await bench.send(server.url, 300)).outcome).toMatchObject({ code: 'deadline_exceeded' });
    server.thaw();
    expect((await bench.send(server.url)).outcome.kind).toBe('delivered');
  });
});
