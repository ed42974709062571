import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { headers } from '../../mock-server/contract/catalog.ts';
import type { Mock } from '../../mock-server/dispatch/mock.ts';
import { readHeader } from '../../mock-server/receiver/read-header.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { type Clock, systemClock } from '../../mock-server/runtime/clock.ts';
import { openSqliteStore } from '../../mock-server/store/sqlite/open-sqlite-store.ts';
import { startMock } from '../fixtures/control-api.ts';
import { closedPort } from '../fixtures/raw-server.ts';
import { type RecordingReceiver, startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { attemptsFor, emitAnother, secret, subscribeQuickly } from './one-subscription.ts';

const hourMs = 3_600_000;

const states = async (mock: Mock, id: string) =>
  (await mock.store.log.deliveries({ limit: 1_000, id })).items.map(({ state }) => state);

const deliveryIds = ({ requests }: RecordingReceiver) =>
  requests.map((request) => readHeader(request.headers, headers.deliveryId.name)[0]);

const isGenuine = ({ requests }: RecordingReceiver) =>
  requests.every((request) => receive(request.body, request.headers, secret).kind === 'event');

/** The system's clock, whose wall jumps when a test says so; what is measured by it runs on. */
function jumpingClock(): { readonly clock: Clock; readonly jump: (ms: number) => void } {
  let aheadMs = 0;
  return {
    clock: { ...systemClock, now: () => systemClock.now() + aheadMs },
    jump: (ms) => {
      aheadMs += ms;
    },
  };
}

describe('who waits for whom', () => {
  test('S40: a hundred events for a receiver that hangs stay within its share, and all arrive in the end', async () => {
    const mock = await startMock(undefined, { concurrency: 16 });
    const slow = await startRecordingReceiver({ status: 200, hangs: true });
    const id = await subscribeQuickly(mock, slow.url, { deadlineMs: 30_000 });
    for (let n = 0; n < 100; n += 1) await emitAnother(mock);
    await vi.waitFor(() => expect(slow.requests.length).toBeGreaterThanOrEqual(8));
    const healthy = await startRecordingReceiver(200);
    const other = await subscribeQuickly(mock, healthy.url);
    await emitAnother(mock);
    await vi.waitFor(async () => expect(await states(mock, other)).toEqual(['delivered']));
    expect(slow.requests.length).toBeLessThan(16);
    expect((await mock.store.health()).waiting).toBeGreaterThan(80);
    await vi.waitFor(
      async () => {
        slow.release();
        expect(new Set(await states(mock, id))).toEqual(new Set(['delivered']));
      },
      { timeout: 10_000, interval: 20 },
    );
    expect(slow.requests).toHaveLength(101);
  });

  test('W15: while one receiver hangs, each of fifty events reaches the other before the first answers', async () => {
    const mock = await startMock();
    const hanging = await startRecordingReceiver({ status: 200, hangs: true });
    const healthy = await startRecordingReceiver(200);
    await subscribeQuickly(mock, hanging.url, { deadlineMs: 30_000 });
    await subscribeQuickly(mock, healthy.url);
    for (let n = 1; n <= 50; n += 1) {
      await emitAnother(mock);
      await vi.waitFor(() => expect(healthy.requests).toHaveLength(n), { interval: 2 });
    }
    expect(hanging.requests.length).toBeGreaterThan(0);
    hanging.release();
    await vi.waitFor(
      async () => {
        hanging.release();
        expect(await mock.store.health()).toMatchObject({ waiting: 0, inFlight: 0 });
      },
      { timeout: 10_000, interval: 20 },
    );
  });
});

describe('when it is tried again', () => {
  test.each([1, 3])(
    'S41: a receiver that fails %i times and recovers costs that many attempts more',
    async (k) => {
      const mock = await startMock();
      const receiver = await startRecordingReceiver(...Array<number>(k).fill(503), 200);
      const id = await subscribeQuickly(mock, receiver.url, {
        baseMs: hourMs,
        factor: 2,
        capMs: 24 * hourMs,
      });
      await emitAnother(mock);
      for (let failed = 1; failed <= k; failed += 1) {
        const due = await vi.waitFor(async () => {
          const [row] = (await mock.store.log.deliveries({ limit: 1, id })).items;
          expect(row).toMatchObject({ state: 'waiting', attempts: failed });
          return row?.dueAtMs ?? 0;
        });
        expect((await mock.store.subscriptions.get(id))?.failureStreak).toBe(failed);
        const waitMs = due - (mock.schedule?.now() ?? 0);
        const delayMs = hourMs * 2 ** (failed - 1);
        expect(waitMs).toBeGreaterThan(delayMs - 5_000);
        expect(waitMs).toBeLessThanOrEqual(delayMs);
        // Turned almost to it, nothing happens yet; the rest makes it due.
        mock.schedule?.advance(waitMs - 60_000);
        expect(receiver.requests).toHaveLength(failed);
        mock.schedule?.advance(60_000);
      }
      await vi.waitFor(async () => expect(await states(mock, id)).toEqual(['delivered']));
      const made = await attemptsFor(mock, id);
      expect(made.map(({ number }) => number)).toEqual(Array.from({ length: k + 1 }, (_, n) => n + 1));
      await vi.waitFor(async () => {
        expect((await mock.store.subscriptions.get(id))?.failureStreak).toBe(0);
      });
    },
  );

  test.each([-hourMs, hourMs])(
    'S42: a wall clock that jumps by %i ms moves no retry; signatures and ids are of the new time',
    async (jumpMs) => {
      const { clock, jump } = jumpingClock();
      const mock = await startMock(undefined, { clock });
      const receiver = await startRecordingReceiver(503, 503, 200);
      const id = await subscribeQuickly(mock, receiver.url, { baseMs: 400, capMs: 400 });
      const startedMs = systemClock.monotonicMs();
      await emitAnother(mock);
      await vi.waitFor(async () => expect(await states(mock, id)).toEqual(['waiting']), { interval: 5 });
      jump(jumpMs);
      await vi.waitFor(async () => expect(await states(mock, id)).toEqual(['delivered']), {
        timeout: 10_000,
      });
      expect(systemClock.monotonicMs() - startedMs).toBeGreaterThanOrEqual(790);
      const ids = deliveryIds(receiver);
      expect(new Set(ids).size).toBe(3);
      const [before = 0, ...after] = receiver.requests.map((request) =>
        Number(/t=(\d+)/.exec(readHeader(request.headers, headers.signature.name)[0] ?? '')?.[1]),
      );
      for (const seconds of after) expect(Math.abs(seconds - before - jumpMs / 1_000)).toBeLessThan(60);
    },
  );

  test('W12: what is sent again by hand replaces the retry that waits, and attempts are numbered on', async () => {
    const mock = await startMock();
    const receiver = await startRecordingReceiver(503, 503, 200);
    const id = await subscribeQuickly(mock, receiver.url, { baseMs: hourMs, capMs: hourMs });
    await emitAnother(mock);
    const waiting = async () => expect(await states(mock, id)).toEqual(['waiting']);
    await vi.waitFor(waiting);
    const [row] = (await mock.store.log.deliveries({ limit: 1, id })).items;
    const again = () => mock.resend({ deliveryIds: [row?.id ?? ''] });
    expect((await Promise.all([again(), again()])).flat()).toContain(row?.id);
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
    await vi.waitFor(waiting);
    mock.schedule?.advance(hourMs);
    await vi.waitFor(async () => expect(await states(mock, id)).toEqual(['delivered']));
    mock.schedule?.advance(10 * hourMs);
    expect((await attemptsFor(mock, id)).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(receiver.requests).toHaveLength(3);
    expect(isGenuine(receiver)).toBe(true);
  });

  test('W13: a store that is slow to take events does not double or lose the retries of the first ones', async () => {
    const store = await openSqliteStore({ clock: systemClock });
    const slowly: typeof store.accept = async (requests) => {
      const accepted = await store.accept(requests);
      // Stored, and retried already, before whoever asked for it hears of it.
      await systemClock.sleep(150);
      return accepted;
    };
    const mock = await startMock(undefined, { store: { ...store, accept: slowly } });
    const receiver = await startRecordingReceiver(503, 200);
    const id = await subscribeQuickly(mock, receiver.url, { baseMs: 1, capMs: 1 });
    const emitting = emitAnother(mock);
    mock.schedule?.advance(0);
    await emitting;
    await vi.waitFor(async () => expect(await states(mock, id)).toEqual(['delivered']));
    expect((await attemptsFor(mock, id)).map(({ number }) => number)).toEqual([1, 2]);
    expect(receiver.requests).toHaveLength(2);
  });

  test('W08: the delays of a whole schedule are those of its table, to the last attempt', async () => {
    const mock = await startMock();
    const url = `http://127.0.0.1:${await closedPort()}/`;
    const id = await subscribeQuickly(mock, url, {
      baseMs: hourMs,
      factor: 2,
      capMs: 5 * hourMs,
      maxAttempts: 5,
    });
    const retries: (number | undefined)[] = [];
    onTestFinished(mock.onAttempt((_delivery, _made, retryInMs) => void retries.push(retryInMs)));
    await emitAnother(mock);
    for (let made = 1; made <= 5; made += 1) {
      await vi.waitFor(() => expect(retries).toHaveLength(made));
      mock.schedule?.advance(6 * hourMs);
    }
    await vi.waitFor(async () => expect(await states(mock, id)).toEqual(['exhausted']));
    expect(retries).toEqual([hourMs, 2 * hourMs, 4 * hourMs, 5 * hourMs, undefined]);
  });
});
