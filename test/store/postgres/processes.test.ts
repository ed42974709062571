import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import type { ClaimedDelivery, DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { type EmitterLine, stopPoints } from '../kill/emitter-process.ts';
import { aClaim, anEvent, aSettlement, subscribe } from '../store-fixtures.ts';
import { startEmitter } from './start-emitter.ts';
import { openStore, temporarySchema } from './temporary-schema.ts';

afterAll(expectNoSocketsLeft);

const claimsOf = (lines: readonly EmitterLine[]): readonly string[] =>
  lines.flatMap(({ claimed }) => (claimed ?? []).map(([deliveryId]) => deliveryId));

test('of 10,000 deliveries none is held by both of two emitters', async () => {
  const schema = temporarySchema();
  const store = await openStore(schema);
  const subscriptionId = await subscribe(store, { status: 'paused' });
  const owed: string[] = [];
  for (let n = 0; n < 20; n += 1) {
    const requests = Array.from({ length: 500 }, () => anEvent([subscriptionId]));
    await store.accept(requests);
    owed.push(...requests.flatMap(({ deliveries }) => deliveries.map(({ id }) => id)));
  }
  const input = { schema, subscriptionId, accepts: 0, limit: 32 };
  const emitters = ['one', 'two'].map((owner) => startEmitter({ ...input, owner }));
  await Promise.all(emitters.map((emitter) => emitter.told(({ ready }) => ready === true)));
  await store.subscriptions.update(subscriptionId, { status: 'active' });
  await Promise.all(emitters.map((emitter) => emitter.told(({ done }) => done === true)));
  const [first = [], second = []] = emitters.map(({ lines }) => claimsOf(lines));
  expect(first.length).toBeGreaterThan(100);
  expect(second.length).toBeGreaterThan(100);
  expect([...first, ...second].sort()).toEqual(owed.sort());
  expect(await store.health()).toEqual({ ok: true, waiting: 0, inFlight: 0 });
  const { items } = await store.log.deliveries({ limit: 20_000 });
  expect(items.filter(({ state, attempts }) => state !== 'delivered' || attempts !== 1)).toEqual([]);
});

/** Delivers until nothing is owed any more; tells what, and how long it took to get hold of the last. */
async function takeOver(store: DeliveryStore) {
  const startedAtMs = systemClock.monotonicMs();
  const delivered: ClaimedDelivery[] = [];
  let lastTakenMs = 0;
  for (
    let health = await store.health();
    health.waiting + health.inFlight > 0;
    health = await store.health()
  ) {
    await store.recover(0);
    const claimed = await store.claim(aClaim({ limit: 64, owner: 'the survivor' }));
    if (claimed.length > 0) lastTakenMs = systemClock.monotonicMs() - startedAtMs;
    delivered.push(...claimed);
    await store.settle(claimed.map((one) => aSettlement(one)));
    await systemClock.sleep(20);
  }
  return { delivered, lastTakenMs };
}

test.each(stopPoints)('an emitter killed %s loses nothing that it accepted', async (at) => {
  const schema = temporarySchema();
  const store = await openStore(schema, { leaseSeconds: 1 });
  const subscriptionId = await subscribe(store);
  const victim = startEmitter({ schema, subscriptionId, owner: 'the victim', accepts: 40, limit: 8, at });
  await victim.told((line) => line.at === at);
  await victim.kill();
  const { delivered, lastTakenMs } = await takeOver(store);
  // The lease, and what a busy machine adds.
  expect(lastTakenMs).toBeLessThan(1_000 + 2_000);

  const accepted = victim.lines.flatMap((line) => line.accepted ?? []);
  const { items } = await store.log.deliveries({ limit: 1_000 });
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([...accepted]));
  expect(accepted.length).toBeGreaterThanOrEqual(30);
  const claimed = new Map(victim.lines.flatMap((line) => line.claimed ?? []));
  for (const { id, state } of items) {
    expect(state).toBe('delivered');
    const attempts = await store.log.attempts(id);
    expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_, index) => index + 1));
    expect(new Set(attempts.map(({ attemptId }) => attemptId)).size).toBe(attempts.length);
    const again = delivered.find((one) => one.id === id);
    const [first] = attempts;
    if (claimed.has(id)) expect(first).toMatchObject({ owner: 'the victim', attemptId: claimed.get(id) });
    if (first?.owner === 'the victim' && again) {
      expect(first.record?.outcome).toMatchObject({ kind: 'unknown', code: 'process_died' });
      expect(attempts.map(({ owner }) => owner)).toEqual(['the victim', 'the survivor']);
    } else expect(attempts).toHaveLength(1);
  }
  const again = delivered.filter(({ attemptNumber }) => attemptNumber > 1);
  if (at === 'before sending' || at === 'after sending') expect(again).toHaveLength(8);
});
