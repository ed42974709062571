import PgBoss from 'pg-boss';
import { afterAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { StoreUnavailable } from '../../../mock-server/store/delivery-store.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { aClaim, aSettlement, owe, stateOf, subscribe } from '../store-fixtures.ts';
import { connectionString, openStore, sql, temporarySchema } from './temporary-schema.ts';

afterAll(expectNoSocketsLeft);

test('a queue that cannot be read is not taken for an empty one', async () => {
  const schema = temporarySchema();
  const store = await openStore(schema);
  await owe(store, [await subscribe(store)]);
  await sql(`alter table ${schema}_queue.job rename to elsewhere`);
  await expect(store.claim(aClaim())).rejects.toBeInstanceOf(StoreUnavailable);
  expect(await store.health()).toMatchObject({ ok: false, problem: expect.stringMatching(/_queue\.job/) });
  await sql(`alter table ${schema}_queue.elsewhere rename to job`);
  expect(await store.claim(aClaim())).toHaveLength(1);
});

test('a retry falls due to the millisecond, not to the second', async () => {
  const store = await openStore(temporarySchema());
  const [delivery = ''] = await owe(store, [await subscribe(store)]);
  const [first] = await store.claim(aClaim());
  if (!first) throw new Error('It was due.');
  const dueAtMs = systemClock.now() + 300;
  await store.settle([aSettlement(first, { state: 'waiting', dueAtMs })]);
  expect(await stateOf(store, delivery)).toEqual({ state: 'waiting', attempts: 1, dueAtMs });
  expect(await store.nextDueAtMs()).toBe(dueAtMs);
  const takenAtMs = await vi.waitFor(
    async () => {
      expect(await store.claim(aClaim())).toHaveLength(1);
      return systemClock.now();
    },
    { timeout: 10_000, interval: 5 },
  );
  expect(takenAtMs).toBeGreaterThanOrEqual(dueAtMs);
});

test('pg-boss’s own maintenance, run by somebody else, loses nothing', async () => {
  const schema = temporarySchema();
  const store = await openStore(schema, { leaseSeconds: 1 });
  const id = await subscribe(store);
  const [held = ''] = await owe(store, [id]);
  const [claimed] = await store.claim(aClaim());
  const inAYear = systemClock.now() + 365 * 86_400_000;
  const [late = ''] = await owe(store, [id], { dueAtMs: inAYear });
  await systemClock.sleep(1_200);
  const boss = new PgBoss({ connectionString, schema: `${schema}_queue`, schedule: false });
  await boss.start();
  await boss.maintain();
  await boss.stop({ graceful: false });
  expect(await store.health()).toEqual({ ok: true, waiting: 1, inFlight: 1 });
  if (claimed) await store.settle([aSettlement(claimed, { state: 'waiting', dueAtMs: 0 })]);
  await store.resend({ deliveryIds: [late] }, 0);
  const again = await store.claim(aClaim({ limit: 9 }));
  expect(again.map((one) => one.id).sort()).toEqual([held, late].sort());
});

test('no job outlives what it stands for, and no queue its subscription', async () => {
  const schema = temporarySchema();
  const store = await openStore(schema);
  const [id, other] = [await subscribe(store), await subscribe(store)];
  const jobs = async () =>
    (await sql<{ count: number }>(`select count(*)::int as count from ${schema}_queue.job`))[0]?.count;
  const [delivery = ''] = await owe(store, [id]);
  await owe(store, [other]);
  await store.resend({ deliveryIds: [delivery] }, 0);
  expect(await jobs()).toBe(3);
  const claimed = await store.claim(aClaim({ limit: 9 }));
  expect(await jobs()).toBe(2);
  await store.settle(claimed.map((one) => aSettlement(one)));
  expect(await jobs()).toBe(0);
  await owe(store, [id]);
  await store.subscriptions.delete(id);
  expect(await sql(`select name from ${schema}_queue.queue`)).toEqual([{ name: other }]);
  expect(await jobs()).toBe(0);
});
