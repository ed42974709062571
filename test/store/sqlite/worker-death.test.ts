import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { type Clock, systemClock } from '../../../mock-server/runtime/clock.ts';
import { StoreUnavailable } from '../../../mock-server/store/delivery-store.ts';
import { openSqliteStore } from '../../../mock-server/store/sqlite/open-sqlite-store.ts';
import { pendingLimits } from '../../../mock-server/store/sqlite/outbox.ts';
import type { FromWorker } from '../../../mock-server/store/sqlite/protocol.ts';
import { startWorker } from '../../../mock-server/store/sqlite/start-worker.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { aClaim, anEvent, aSettlement, claimOne, owe, stateOf, subscribe } from '../store-fixtures.ts';
import { startChild } from './run-child.ts';

/** A store whose workers the test can end, and a clock by which it waits before it starts another. */
async function openMortal(dataDir?: string) {
  let elapsedMs = 0;
  const clock: Clock = { ...systemClock, monotonicMs: () => elapsedMs };
  const workers: Worker[] = [];
  const store = await openSqliteStore({
    dataDir,
    clock,
    startWorker(file) {
      const worker = startWorker(file);
      workers.push(worker);
      return worker;
    },
  });
  onTestFinished(() => store.close());
  const pass = (ms: number): void => {
    elapsedMs += ms;
  };
  const last = () => workers.at(-1) ?? new Worker('', { eval: true });
  return { store, worker: last, pass, started: () => workers.length };
}

test('a thread that ended is started again, and what was in flight can still be settled', async () => {
  const { store, worker, pass, started } = await openMortal(tempFolder());
  const id = await subscribe(store);
  const [first = ''] = await owe(store, [id]);
  const claimed = await claimOne(store);
  const [second = ''] = await owe(store, [id]);
  await worker().terminate();
  await expect(store.accept([anEvent([id])])).rejects.toThrow(StoreUnavailable);
  expect(await store.health()).toMatchObject({ ok: false, problem: expect.stringContaining('ended') });
  expect(started()).toBe(1);
  pass(1_000);
  await store.settle([aSettlement(claimed)]);
  expect(started()).toBe(2);
  expect(await stateOf(store, first)).toEqual({ state: 'delivered', attempts: 1 });
  expect((await claimOne(store)).id).toBe(second);
  expect(await store.health()).toEqual({ ok: true, waiting: 0, inFlight: 1 });
});

test('a claim that was written but never answered is given back', async () => {
  const { store, worker, pass } = await openMortal(tempFolder());
  const [delivery = ''] = await owe(store, [await subscribe(store)]);
  const committed = new Promise<void>((resolve) => {
    worker().removeAllListeners('message');
    worker().on('message', (message: FromWorker) => message.kind === 'answers' && resolve());
  });
  const claim = store.claim(aClaim());
  await committed;
  await worker().terminate();
  await expect(claim).rejects.toThrow(StoreUnavailable);
  pass(1_000);
  const again = await claimOne(store);
  expect(again).toMatchObject({ id: delivery, attemptNumber: 2 });
  expect((await store.log.attempts(delivery))[0]?.record?.outcome.code).toBe('process_died');
});

test('in memory the end of the thread loses everything, which is said and not hidden', async () => {
  const { store, worker, pass, started } = await openMortal();
  const id = await subscribe(store);
  await owe(store, [id]);
  await worker().terminate();
  pass(60_000);
  expect(await store.health()).toMatchObject({
    ok: false,
    problem: expect.stringContaining('in memory is lost'),
  });
  await expect(store.accept([anEvent([id])])).rejects.toThrow('in memory is lost');
  expect(started()).toBe(1);
});

test('calls that are not answered pile up only so far, and settlements are always taken', async () => {
  const silent = `const { parentPort } = require('node:worker_threads');
    parentPort.postMessage({ kind: 'ready' });
    parentPort.once('message', ({ calls: [{ id }] }) => parentPort.postMessage(
      { kind: 'answers', answers: [{ id, kind: 'done', result: 1 }], commits: {} }));
    parentPort.on('message', () => undefined);`;
  const worker = new Worker(silent, { eval: true });
  const store = await openSqliteStore({ clock: systemClock, startWorker: () => worker });
  const outcomes: Promise<unknown>[] = [];
  const body = Buffer.alloc(1024 * 1024);
  const inBytes = pendingLimits.bytes / body.length;
  for (let n = 0; n < inBytes; n += 1) outcomes.push(store.accept([anEvent([], { body })]).catch(String));
  await expect(store.accept([anEvent([])])).rejects.toThrow(/behind/);
  for (let n = outcomes.length; n < pendingLimits.calls; n += 1)
    outcomes.push(store.log.lastSeq().catch(String));
  await expect(store.log.lastSeq()).rejects.toThrow(StoreUnavailable);
  outcomes.push(store.settle([aSettlement({ id: 'any', attemptId: 'any' })]).catch(String));
  await worker.terminate();
  const ends = await Promise.all(outcomes);
  expect(ends).toHaveLength(pendingLimits.calls + 1);
  expect(new Set(ends).size).toBe(1);
  await store.close();
});

test('a process that exits in the middle of a call ends with its own code', async () => {
  const dataDir = tempFolder();
  expect(await startChild('exiting', dataDir).ended).toEqual([3, null]);
  const store = await openSqliteStore({ dataDir, clock: systemClock });
  expect((await store.health()).waiting).toBe(5_000);
  await store.close();
});

test('calls of one turn are written by one transaction', async () => {
  const { store } = await openMortal(tempFolder());
  const id = await subscribe(store);
  const { commits, calls } = store.commits;
  await Promise.all(Array.from({ length: 100 }, () => store.accept([anEvent([id])])));
  expect(store.commits).toEqual({ commits: commits + 1, calls: calls + 100, largest: 100 });
});
