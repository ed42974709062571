import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { aClaim, aSettlement, claimOne, owe, someTime, stateOf, subscribe } from '../store-fixtures.ts';

export function describeClaiming(current: () => DeliveryStore): void {
  describe('a claim', () => {
    test('takes what is due, the longest due first, and no more than it has attempt ids', async () => {
      const id = await subscribe(current());
      const dues = [300, 100, 400, 200];
      for (const dueAtMs of dues) await owe(current(), [id], { dueAtMs, resourceId: `r${dueAtMs}` });
      expect(await current().claim(aClaim({ nowMs: 99, limit: 9 }))).toEqual([]);
      const rows = (await current().log.deliveries({ limit: 9 })).items;
      const dueOf = new Map(rows.map((row) => [row.id, row.dueAtMs]));
      const claimDues = async (nowMs: number, limit: number) =>
        (await current().claim(aClaim({ nowMs, limit }))).map((one) => dueOf.get(one.id));
      expect(await claimDues(300, 2)).toEqual([100, 200]);
      expect(await claimDues(300, 2)).toEqual([300]);
      expect(await current().nextDueAtMs()).toBe(400);
    });

    test('writes the attempt as in flight before it hands it out', async () => {
      const id = await subscribe(current());
      const [delivery = ''] = await owe(current(), [id]);
      const request = aClaim({ owner: 'emitter 7' });
      const [claimed] = await current().claim(request);
      expect(claimed).toMatchObject({ id: delivery, attemptId: request.attemptIds[0], attemptNumber: 1 });
      const [attempt, ...others] = await current().log.attempts(delivery);
      expect(others).toEqual([]);
      expect(attempt).toMatchObject({
        attemptId: request.attemptIds[0],
        deliveryId: delivery,
        number: 1,
        startedAt: someTime,
        owner: 'emitter 7',
      });
      expect(attempt).not.toHaveProperty('record');
      expect(await current().health()).toEqual({ ok: true, waiting: 0, inFlight: 1 });
    });

    test('brings the subscription as it is now', async () => {
      const id = await subscribe(current());
      await owe(current(), [id]);
      const change = { endpointUrl: 'https://moved.example/', signingSecret: 'a new secret' };
      const updated = await current().subscriptions.update(id, change);
      const claimed = await claimOne(current());
      expect(claimed.subscription).toEqual(updated);
      expect((await current().log.delivery(claimed.id))?.endpointUrl).toBe('https://moved.example/');
    });

    test('passes over paused subscriptions, and goes on where they are resumed', async () => {
      const paused = await subscribe(current());
      const active = await subscribe(current());
      const [held = ''] = await owe(current(), [paused], { dueAtMs: 1 });
      const [free = ''] = await owe(current(), [active], { dueAtMs: 2 });
      await current().subscriptions.update(paused, { status: 'paused' });
      expect(await current().nextDueAtMs()).toBe(2);
      const claimed = await current().claim(aClaim({ nowMs: 9, limit: 9 }));
      expect(claimed.map((one) => one.id)).toEqual([free]);
      expect(await current().nextDueAtMs()).toBeUndefined();
      expect(await stateOf(current(), held)).toEqual({ state: 'waiting', attempts: 0, dueAtMs: 1 });
      await current().subscriptions.update(paused, { status: 'active' });
      expect((await claimOne(current(), 9)).id).toBe(held);
    });

    test('leaves out the subscriptions that have enough in flight, so that they do not starve others', async () => {
      const slow = await subscribe(current());
      const healthy = await subscribe(current());
      for (let n = 0; n < 5; n += 1) await owe(current(), [slow], { dueAtMs: n });
      const [free = ''] = await owe(current(), [healthy], { dueAtMs: 9 });
      const claimed = await current().claim(aClaim({ nowMs: 9, limit: 3, exceptSubscriptions: [slow] }));
      expect(claimed.map((one) => one.id)).toEqual([free]);
    });

    test('by two emitters at once gives each delivery to one of them', async () => {
      const id = await subscribe(current());
      const owed: string[] = [];
      for (let n = 0; n < 60; n += 1) owed.push(...(await owe(current(), [id])));
      const claims = Array.from({ length: 20 }, (_, n) =>
        current().claim(aClaim({ owner: `emitter ${n % 2}`, limit: 5 })),
      );
      const claimed = (await Promise.all(claims)).flat().map((one) => one.id);
      expect(new Set(claimed).size).toBe(claimed.length);
      const rest = await current().claim(aClaim({ limit: 60 }));
      expect([...claimed, ...rest.map((one) => one.id)].sort()).toEqual(owed.toSorted());
    });

    test('numbers the attempts of a delivery from 1 without a gap', async () => {
      const id = await subscribe(current());
      const [delivery = ''] = await owe(current(), [id]);
      for (const number of [1, 2, 3]) {
        const claimed = await claimOne(current(), number);
        expect(claimed.attemptNumber).toBe(number);
        await current().settle([aSettlement(claimed, { state: 'waiting', dueAtMs: number + 1 })]);
      }
      const attempts = await current().log.attempts(delivery);
      expect(attempts.map(({ number }) => number)).toEqual([1, 2, 3]);
    });
  });
}
