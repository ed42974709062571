import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { aClaim, aSettlement, claimOne, freshId, owe, stateOf, subscribe } from '../store-fixtures.ts';

export function describeResending(current: () => DeliveryStore): void {
  describe('a resend', () => {
    test.each(['delivered', 'exhausted'] as const)(
      'sends what was %s once more, with the next number',
      async (state) => {
        const [delivery = ''] = await owe(current(), [await subscribe(current())]);
        await current().settle([aSettlement(await claimOne(current()), { state })]);
        expect(await current().resend({ deliveryIds: [delivery] }, 40)).toEqual([delivery]);
        expect(await stateOf(current(), delivery)).toEqual({ state: 'waiting', attempts: 1, dueAtMs: 40 });
        expect(await current().claim(aClaim({ nowMs: 39 }))).toEqual([]);
        expect(await claimOne(current(), 40)).toMatchObject({ id: delivery, attemptNumber: 2 });
      },
    );

    test('replaces a waiting retry, so that it is sent once', async () => {
      const [delivery = ''] = await owe(current(), [await subscribe(current())]);
      await current().settle([aSettlement(await claimOne(current()), { state: 'waiting', dueAtMs: 1000 })]);
      expect(await current().resend({ deliveryIds: [delivery, delivery] }, 10)).toEqual([delivery]);
      expect(await current().claim(aClaim({ nowMs: 10, limit: 9 }))).toHaveLength(1);
      expect(await current().claim(aClaim({ nowMs: 5000, limit: 9 }))).toEqual([]);
    });

    test('leaves alone what was finished for a subscription that is gone', async () => {
      const id = await subscribe(current());
      const [delivery = ''] = await owe(current(), [id]);
      await current().settle([aSettlement(await claimOne(current()), { state: 'exhausted' })]);
      await current().subscriptions.delete(id);
      expect(await current().resend({ deliveryIds: [delivery] }, 0)).toEqual([]);
      expect(await current().resend({ exhaustedSince: '2000-01-01T00:00:00.000Z' }, 0)).toEqual([]);
      expect(await stateOf(current(), delivery)).toEqual({ state: 'exhausted', attempts: 1 });
    });

    test('leaves alone what is in flight, cancelled with its subscription, or unknown', async () => {
      const [inFlight = ''] = await owe(current(), [await subscribe(current())]);
      const claimed = await claimOne(current());
      const doomed = await subscribe(current());
      const [cancelled = ''] = await owe(current(), [doomed]);
      await current().subscriptions.delete(doomed);
      const deliveryIds = [inFlight, cancelled, freshId('dlv')];
      expect(await current().resend({ deliveryIds }, 0)).toEqual([]);
      expect(await current().claim(aClaim({ limit: 9 }))).toEqual([]);
      await current().settle([aSettlement(claimed)]);
      expect(await stateOf(current(), inFlight)).toEqual({ state: 'delivered', attempts: 1 });
    });

    test('takes all that are exhausted since a time, and only those', async () => {
      const id = await subscribe(current());
      const ids: string[] = [];
      for (const minute of [0, 1, 2, 3])
        ids.push(
          ...(await owe(current(), [id], {
            acceptedAt: `2026-04-07T10:0${minute}:00.000Z`,
            dueAtMs: minute,
          })),
        );
      const claimed = await current().claim(aClaim({ nowMs: 9, limit: 4 }));
      await current().settle(
        claimed.map((one, n) => aSettlement(one, { state: n === 3 ? 'delivered' : 'exhausted' })),
      );
      const resent = await current().resend({ exhaustedSince: '2026-04-07T10:01:00.000Z' }, 0);
      expect(resent.toSorted()).toEqual(ids.slice(1, 3).sort());
      expect(await current().resend({ exhaustedSince: '2026-04-07T10:01:00.000Z' }, 0)).toEqual([]);
    });

    test('for a paused subscription waits until it is resumed', async () => {
      const id = await subscribe(current());
      const [delivery = ''] = await owe(current(), [id]);
      await current().settle([aSettlement(await claimOne(current()), { state: 'exhausted' })]);
      await current().subscriptions.update(id, { status: 'paused' });
      await current().resend({ deliveryIds: [delivery] }, 0);
      expect(await current().claim(aClaim())).toEqual([]);
      await current().subscriptions.update(id, { status: 'active' });
      expect((await claimOne(current())).id).toBe(delivery);
    });

    test('many times at once, beside a claim, never makes two attempts at a time', async () => {
      const [delivery = ''] = await owe(current(), [await subscribe(current())]);
      await current().settle([aSettlement(await claimOne(current()), { state: 'waiting', dueAtMs: 50 })]);
      const claims = Array.from({ length: 10 }, async () => {
        await current().resend({ deliveryIds: [delivery] }, 0);
        return current().claim(aClaim({ nowMs: 100 }));
      });
      expect((await Promise.all(claims)).flat()).toHaveLength(1);
      expect((await current().log.attempts(delivery)).map(({ number }) => number)).toEqual([1, 2]);
    });
  });
}
