import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { headers } from '../../mock-server/contract/catalog.ts';
import type { LoadFeed } from '../../mock-server/load/load-feed.ts';
import { WorkerPart } from '../../mock-server/load/workers/worker-part.ts';
import type { ReceivedRequest } from '../../mock-server/receiver/http-receiver.ts';
import { readHeader } from '../../mock-server/receiver/read-header.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { closedPort, onRequest, startRawServer } from '../fixtures/raw-server.ts';
import { planOf, run, startReceiver } from './load-bench.ts';

afterAll(expectNoSocketsLeft);

// Each worker compiles the source anew when it starts, and one test starts four.
vi.setConfig({ testTimeout: 60_000 });

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n';
const workers = 2;

const idOf = ({ reception }: ReceivedRequest) =>
  reception.kind === 'refused' ? undefined : reception.event.eventId;

describe('a run of two workers', () => {
  test('sends what one would send: valid, new and signed, so many and not one more', async () => {
    const { url, received } = await startReceiver();
    const result = await run(planOf(url, { maxSends: 201, workers }));
    expect(result).toMatchObject({ ended: 'done', sent: 201, answered: 201, errors: 0, unsent: 0 });
    expect(received).toHaveLength(201);
    for (const { reception } of received) expect(reception).toMatchObject({ kind: 'event', diagnostics: [] });
    expect(new Set(received.map(idOf)).size).toBe(201);
    expect(
      new Set(received.map(({ headers: lines }) => readHeader(lines, headers.deliveryId.name)[0])).size,
    ).toBe(201);
    expect(received.every((request) => idOf(request)?.startsWith(result.eventIdStem))).toBe(true);
    expect(result.checkedSamples).toBe(workers);
  });

  test('counts together what they counted apart', async () => {
    const { url } = await startReceiver();
    const shares = { duplicates: 0.1, retries: 0.1, forged: 0.1 };
    const result = await run(planOf(url, { maxSends: 600, workers, shares }));
    const { new: fresh, duplicate, retry, forged } = result.sentByKind;
    expect(fresh + duplicate + retry + forged).toBe(600);
    for (const count of [duplicate, retry, forged]) expect(count).toBeGreaterThan(20);
    expect(result.latency?.count).toBe(600);
    expect(result.ledger).toMatchObject({ events: fresh, acknowledged: fresh, neverAcknowledged: 0 });
    expect(result.ledger.acknowledgedAgain).toBeGreaterThan(0);
    expect(result.series.reduce((sum, { sent }) => sum + sent, 0)).toBe(600);
    expect(result.statuses).toEqual({ '200': 600 - forged, '401': forged });
    expect(result.errors).toBe(0);
  });

  test('keeps the rate of the plan, and tells how it goes', async () => {
    const { url, received } = await startReceiver();
    const seconds: number[] = [];
    const plan = planOf(url, {
      workers,
      model: {
        kind: 'open',
        stretches: [{ fromPerSecond: 51, toPerSecond: 51, forMs: 2_000 }],
        spacing: 'evenly',
      },
    });
    const result = await run(plan, { onSecond: ({ sent }) => void seconds.push(sent) });
    expect(result).toMatchObject({ model: 'open', sent: 102, answered: 102, unsent: 0 });
    expect(received).toHaveLength(102);
    expect(result.lateness?.count).toBe(102);
    expect(result.lastedMs).toBeGreaterThan(1_900);
    expect(seconds.length).toBeGreaterThan(0);
    expect(Math.max(...seconds)).toBeGreaterThan(10);
  });

  test('has no more connections than one would have', async () => {
    const server = await startRawServer((socket) => {
      onRequest(socket, () => socket.write(ok));
    });
    onTestFinished(() => server.close());
    await run(planOf(server.url.href, { maxSends: 300, concurrency: 5, workers }));
    expect(server.accepted()).toBe(5);
  });

  test('has the same ids for the same seed', async () => {
    const ids = async () => {
      const { url, received } = await startReceiver();
      await run(planOf(url, { maxSends: 60, seed: 'shared', workers }));
      return received.map(idOf).toSorted();
    };
    expect(await ids()).toEqual(await ids());
  });
});

describe('all workers end', () => {
  test('after so many errors of all of them', async () => {
    const { url, received } = await startReceiver({ status: 503 });
    const result = await run(planOf(url, { maxErrors: 40, workers }));
    expect(result.ended).toBe('errors');
    expect(result.errors).toBeGreaterThanOrEqual(40);
    expect(result.errors).toBeLessThan(40 + 8);
    expect(received).toHaveLength(result.errors);
    expect(result.firstNeverAcknowledged[0]?.startsWith(result.eventIdStem)).toBe(true);
  });

  test('where nobody listens', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/`;
    const result = await run(planOf(url, { perSecond: 1_000, workers }));
    expect(result).toMatchObject({ ended: 'unreachable', answered: 0 });
    expect(Object.keys(result.failures)).toEqual(['connection_refused']);
    expect(result.errors).toBeLessThan(100);
  });

  test('where the policy refuses the address that is dialled, before anything is sent', async () => {
    const result = await run(planOf('http://10.1.2.3:9/', { perSecond: 10, workers }));
    expect(result.ended).toBe('blocked');
    expect(result.firstFailure?.message).toContain('allow-list');
  });

  test('when the run is told to, with what was counted so far', async () => {
    const { url } = await startReceiver({ delayMs: 5 });
    const stop = new AbortController();
    const plan = planOf(url, { workers, model: { kind: 'closed', forMs: 60_000 } });
    const result = await run(plan, { onSecond: () => stop.abort(), signal: stop.signal });
    expect(result.ended).toBe('interrupted');
    expect(result.answered).toBeGreaterThan(0);
    expect(result.answered).toBe(result.sent);
  });

  test('when one of them fails, and the run says which and why', async () => {
    const { url } = await startReceiver();
    const broken = planOf(url, { workers, ca: Buffer.from('no certificate') });
    await expect(run(broken)).rejects.toThrow(/^Worker [12] of the load failed: ./);
  });

  test('when one of them ends without a word', async () => {
    const part = new WorkerPart(4, new Worker('process.exit(3)', { eval: true }));
    await expect(part.ready).rejects.toThrow(
      'Worker 5 of the load failed: it ended before its part was over.',
    );
    await expect(part.done).rejects.toThrow('Worker 5');
    await part.end();
  });
});

describe('what cannot be shared is refused:', () => {
  const refused = async (part: Parameters<typeof planOf>[1], problem: string) =>
    expect(run(planOf('http://127.0.0.1:9/', part))).rejects.toMatchObject({
      code: 'PLEXTERA_BAD_OPTION',
      message: expect.stringContaining(problem),
    });

  test('fewer connections than workers', () => refused({ workers: 9, concurrency: 8 }, '8 connections'));
  test('fewer sends than workers', () => refused({ workers: 4, maxSends: 3 }, '3 sends'));
  test('a run with a feed of its own', async () => {
    const feed: LoadFeed = { traffic: (mix) => mix };
    await expect(run(planOf('http://127.0.0.1:9/', { workers }), { feed })).rejects.toMatchObject({
      code: 'PLEXTERA_BAD_OPTION',
    });
  });
  test('sizes that no event can have, before a worker is started', () =>
    refused({ workers, sizes: [{ value: 10, weight: 1 }] }, 'as short as 10 bytes'));
});
