import { expect, test, vi } from 'vitest';
import { LogKeeper, type LogLimits } from '../../mock-server/dispatch/log/log-keeper.ts';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import type { Clock } from '../../mock-server/runtime/clock.ts';
import { startMock } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

/** A clock that stands still until it is moved, and then calls what has fallen due. */
function movableClock() {
  const timers = new Set<{ readonly at: number; readonly fn: () => void }>();
  let now = Date.UTC(2026, 3, 7, 10);
  const clock: Clock = {
    now: () => now,
    monotonicMs: () => now,
    setTimer(delayMs, fn) {
      const timer = { at: now + delayMs, fn };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    sleep: () => Promise.reject(new Error('Nobody sleeps here.')),
  };
  const move = async (ms: number) => {
    now += ms;
    for (const timer of [...timers])
      if (timer.at <= now && timers.delete(timer)) {
        timer.fn();
        await Promise.resolve();
      }
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { clock, move, timers };
}

function startKeeper(limits?: LogLimits) {
  const { clock, move, timers } = movableClock();
  const prune = vi.fn(async () => 0);
  const keeper = new LogKeeper({ log: { prune }, clock, limits });
  const note = (count: number) => {
    for (let n = 0; n < count; n += 1) keeper.note();
  };
  return { keeper, prune, move, note, timers };
}

test('it looks at the start, after so many attempts, and at most once a second', async () => {
  const { keeper, prune, move, note } = startKeeper();
  keeper.start();
  await move(0);
  expect(prune).toHaveBeenCalledTimes(1);
  expect(prune).toHaveBeenCalledWith({ keep: 10_000 });
  await move(5_000);
  note(99);
  await move(5_000);
  expect(prune).toHaveBeenCalledTimes(1);
  note(1);
  await move(0);
  expect(prune).toHaveBeenCalledTimes(2);
  note(1_000);
  await move(999);
  expect(prune).toHaveBeenCalledTimes(2);
  await move(1);
  expect(prune).toHaveBeenCalledTimes(3);
});

test('it looks once a minute when little happens', async () => {
  const { keeper, prune, move, note } = startKeeper();
  keeper.start();
  await move(0);
  note(1);
  await move(59_999);
  expect(prune).toHaveBeenCalledTimes(1);
  await move(1);
  expect(prune).toHaveBeenCalledTimes(2);
});

test('what is older than its time is removed, and of few events one more is enough for a look', async () => {
  const { keeper, prune, move, note } = startKeeper({ events: 5, ageMs: 3_000 });
  keeper.start();
  await move(0);
  await move(2_000);
  note(1);
  await move(0);
  expect(prune).toHaveBeenLastCalledWith({ keep: 5, before: '2026-04-07T09:59:59.000Z' });
  expect(prune).toHaveBeenCalledTimes(2);
  await move(3_000);
  expect(prune).toHaveBeenCalledTimes(3);
});

test('without limits nothing is looked at, and by age alone no number is given', async () => {
  const all = startKeeper({ events: Number.POSITIVE_INFINITY });
  all.keeper.start();
  all.note(10_000);
  await all.move(100_000);
  expect(all.prune).not.toHaveBeenCalled();
  const aged = startKeeper({ events: Number.POSITIVE_INFINITY, ageMs: 1_000 });
  aged.keeper.start();
  await aged.move(0);
  expect(aged.prune).toHaveBeenCalledWith({ before: '2026-04-07T09:59:59.000Z' });
});

test('a log that cannot be pruned now is pruned later, and a stopped keeper looks no more', async () => {
  const { keeper, prune, move, timers } = startKeeper();
  prune.mockRejectedValueOnce(new Error('The disk is full.'));
  keeper.start();
  await move(0);
  await move(60_000);
  expect(prune).toHaveBeenCalledTimes(2);
  await keeper.stop();
  expect(timers.size).toBe(0);
  keeper.note();
  await move(600_000);
  expect(prune).toHaveBeenCalledTimes(2);
});

test('a mock keeps the newest finished events and all that it still owes, and counts what went', async () => {
  const receiver = await startRecordingReceiver({ status: 503, headers: { 'retry-after': '600' } }, 200);
  const mock = await startMock({ url: receiver.url }, { keep: { events: 3 } });
  const emit = (seed: number) => mock.emit(prepareEvent(createEvent('workflow.run.failed', { seed })));
  const owed = (await emit(0)).event as { eventId: string };
  await vi.waitFor(async () => expect((await mock.store.health()).waiting).toBe(1));
  const ids: string[] = [];
  for (let seed = 1; seed <= 8; seed += 1)
    ids.push(((await emit(seed)).event as { eventId: string }).eventId);
  await vi.waitFor(
    async () => {
      const { items } = await mock.store.log.events({ limit: 100 });
      expect(items.map(({ eventId }) => eventId).reverse()).toEqual([owed.eventId, ...ids.slice(-3)]);
    },
    { timeout: 5_000 },
  );
  expect(mock.counts.pruned).toBe(5);
});
