import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { startMock } from '../fixtures/control-api.ts';
import { liveHeapBytes } from '../fixtures/heap.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { emitAnother, subscribeQuickly } from './one-subscription.ts';

const queued = 10_000;
const kept = 200;
const patience = { timeout: 50_000, interval: 100 };

test('S50: ten thousand events for a slow receiver wait outside of the heap; the log is cut, the queue never', async () => {
  const mock = await startMock(undefined, { keep: { events: kept } });
  let slow = true;
  const answer = { status: 200, hangs: true } as const;
  const receiver = await startRecordingReceiver(answer);
  const id = await subscribeQuickly(mock, receiver.url, { deadlineMs: 60_000 });
  const before = liveHeapBytes();
  // Made outside, as it is their number that counts here.
  const emitSome = async (count: number) => {
    for (let left = count; left > 0; left -= 1) await mock.emit(prepareEvent(createEvent(eventTypes[0])));
  };
  await Promise.all(Array.from({ length: 50 }, () => emitSome(queued / 50)));
  const health = await mock.store.health();
  expect(health.waiting + health.inFlight).toBe(queued);
  expect(await mock.store.log.prune({ keep: 0 })).toBe(0);
  // A body is more than a kilobyte: they alone would be as much.
  expect(liveHeapBytes() - before).toBeLessThan(10 * 1024 * 1024);

  const release = async () => {
    while (slow) {
      receiver.release();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const releasing = release();
  await vi.waitFor(
    async () => expect(await mock.store.health()).toMatchObject({ waiting: 0, inFlight: 0 }),
    patience,
  );
  expect(mock.counts.accepted).toBe(queued);
  const received = receiver.requests.map(
    ({ body }) => (JSON.parse(body.toString()) as { eventId: string }).eventId,
  );
  expect([received.length, new Set(received).size]).toEqual([queued, queued]);
  await vi.waitFor(async () => {
    await emitAnother(mock);
    const left = (await mock.store.log.events({ limit: queued })).items.length;
    expect(left).toBeLessThan(2 * kept);
    expect(mock.counts.pruned).toBeGreaterThan(queued - 2 * kept);
  }, patience);
  expect((await mock.store.subscriptions.get(id))?.failureStreak).toBe(0);
  slow = false;
  await releasing;
  receiver.release();
}, 60_000);
