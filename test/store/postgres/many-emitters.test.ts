import { afterAll, expect, test, vi } from 'vitest';
import { type Clock, systemClock } from '../../../mock-server/runtime/clock.ts';
import type { ChangeRow } from '../../../mock-server/store/delivery-log-store.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { aClaim, anEvent, aSettlement, freshId, owe, stateOf, subscribe } from '../store-fixtures.ts';
import { openStore, temporarySchema } from './temporary-schema.ts';

afterAll(expectNoSocketsLeft);

const skewed = (byMs: number): Clock => ({ ...systemClock, now: () => systemClock.now() + byMs });
const HOUR_MS = 3_600_000;

test('an event about one resource that arrives at two emitters many times is accepted once', async () => {
  const schema = temporarySchema();
  const stores = [await openStore(schema), await openStore(schema)];
  const [first = await openStore(schema)] = stores;
  const id = await subscribe(first);
  const resources = Array.from({ length: 20 }, () => freshId('run'));
  const requests = Array.from({ length: 200 }, (_, n) =>
    anEvent([id], { resourceId: resources[n % 20] ?? '' }),
  );
  const answers = await Promise.all(
    requests.map(async (request, n) => (await (stores[n % 2] ?? first).accept([request]))[0]),
  );
  expect(answers.filter((answer) => answer?.kind === 'accepted')).toHaveLength(resources.length);
  expect(await first.health()).toEqual({ ok: true, waiting: 20, inFlight: 0 });
});

test('emitters whose clocks are hours apart agree on when a delivery is due', async () => {
  const schema = temporarySchema();
  const [fast, slow] = [skewed(HOUR_MS), skewed(-HOUR_MS)];
  const one = await openStore(schema, { clock: fast });
  const other = await openStore(schema, { clock: slow });
  const id = await subscribe(one);
  const startedAtMs = systemClock.now();
  const [delivery = ''] = await owe(one, [id], { dueAtMs: fast.now() + 1_000 });
  const soon = await other.nextDueAtMs();
  expect(soon).toBeGreaterThan(slow.now());
  expect(soon).toBeLessThan(slow.now() + 2_000);
  expect(await other.claim(aClaim())).toEqual([]);
  const claimed = await vi.waitFor(
    async () => {
      const [due] = await other.claim(aClaim());
      if (!due) throw new Error('Nothing is due yet.');
      return due;
    },
    { timeout: 10_000, interval: 50 },
  );
  expect(claimed.id).toBe(delivery);
  expect(systemClock.now() - startedAtMs).toBeGreaterThan(900);
});

test('an emitter that hangs for longer than its lease loses what it holds, and its late answer is passed over', async () => {
  const schema = temporarySchema();
  // Its heart never beats.
  const clock: Clock = { ...systemClock, setTimer: () => () => undefined };
  const hanging = await openStore(schema, { clock, leaseSeconds: 1 });
  const healthy = await openStore(schema, { leaseSeconds: 1 });
  const [delivery = ''] = await owe(hanging, [await subscribe(hanging)]);
  const [lost] = await hanging.claim(aClaim());
  if (!lost) throw new Error('It was due.');
  expect(await healthy.recover(0)).toBe(0);
  await vi.waitFor(async () => expect(await healthy.recover(0)).toBe(1), { timeout: 10_000, interval: 100 });
  await hanging.settle([aSettlement(lost)]);
  expect((await stateOf(healthy, delivery)).state).toBe('waiting');
  const [again] = await healthy.claim(aClaim());
  expect(again).toMatchObject({ id: delivery, eventId: lost.eventId, attemptNumber: 2 });
  await hanging.settle([aSettlement(lost, { state: 'exhausted' })]);
  if (again) await healthy.settle([aSettlement(again)]);
  expect((await stateOf(healthy, delivery)).state).toBe('delivered');
  const attempts = await healthy.log.attempts(delivery);
  expect(attempts.map(({ record }) => record?.outcome.kind)).toEqual(['unknown', 'delivered']);
  expect(attempts[0]?.record?.outcome.code).toBe('process_died');
});

test('an emitter with an attempt that takes longer than its lease keeps it', async () => {
  const schema = temporarySchema();
  const patient = await openStore(schema, { leaseSeconds: 1 });
  const other = await openStore(schema, { leaseSeconds: 1 });
  await owe(patient, [await subscribe(patient)]);
  const [held] = await patient.claim(aClaim());
  await systemClock.sleep(2_500);
  expect(await other.recover(0)).toBe(0);
  if (held) await patient.settle([aSettlement(held)]);
  expect(await other.health()).toEqual({ ok: true, waiting: 0, inFlight: 0 });
});

test('a store that is closed gives back what it holds at once', async () => {
  const schema = temporarySchema();
  const leaving = await openStore(schema);
  const staying = await openStore(schema);
  await owe(leaving, [await subscribe(leaving)]);
  expect(await leaving.claim(aClaim())).toHaveLength(1);
  await leaving.close();
  expect(await staying.recover(0)).toBe(1);
});

test('who follows the feed while several emitters write misses no line and sees none twice', async () => {
  const schema = temporarySchema();
  const stores = [await openStore(schema), await openStore(schema)];
  const [reader = await openStore(schema)] = stores;
  const id = await subscribe(reader);
  let writing = true;
  const follow = async (): Promise<readonly ChangeRow[]> => {
    const lines: ChangeRow[] = [];
    for (let more = true; more; ) {
      const last = !writing;
      const next = await reader.log.changes(lines.at(-1)?.seq ?? 0, 50);
      lines.push(...next);
      more = next.length > 0 || !last;
    }
    return lines;
  };
  const following = follow();
  const accepted = await Promise.all(
    Array.from({ length: 16 }, async (_, n) => {
      const ids: string[] = [];
      for (let i = 0; i < 40; i += 1) ids.push(...(await owe(stores[n % 2] ?? reader, [id])));
      return ids;
    }),
  );
  writing = false;
  const seen = (await following).map(({ deliveryId }) => deliveryId ?? '');
  expect(seen.toSorted()).toEqual(accepted.flat().sort());
});
