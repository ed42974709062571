import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import {
  aClaim,
  aSettlement,
  aSubscription,
  claimOne,
  freshId,
  owe,
  stateOf,
  subscribe,
} from '../store-fixtures.ts';

export function describeCancelling(current: () => DeliveryStore): void {
  /** A delivery whose first attempt failed, and which is tried again at 50. */
  async function retrying(): Promise<string> {
    const [delivery = ''] = await owe(current(), [await subscribe(current())]);
    await current().settle([aSettlement(await claimOne(current()), { state: 'waiting', dueAtMs: 50 })]);
    return delivery;
  }

  describe('a cancelled delivery', () => {
    test('is sent no more, whether it waited for a retry or for its first attempt', async () => {
      const retry = await retrying();
      const [fresh = ''] = await owe(current(), [await subscribe(current())], { dueAtMs: 60 });
      expect((await current().cancel([fresh, retry])).toSorted()).toEqual([fresh, retry].sort());
      expect(await current().claim(aClaim({ nowMs: 100, limit: 9 }))).toEqual([]);
      expect(await current().nextDueAtMs()).toBeUndefined();
      expect(await stateOf(current(), retry)).toEqual({ state: 'cancelled', attempts: 1 });
      expect(await stateOf(current(), fresh)).toEqual({ state: 'cancelled', attempts: 0 });
      expect(await current().health()).toEqual({ ok: true, waiting: 0, inFlight: 0 });
    });

    test('is one line of the feed, and none when it is cancelled again', async () => {
      const delivery = await retrying();
      const start = await current().log.lastSeq();
      expect(await current().cancel([delivery, delivery])).toEqual([delivery]);
      expect(await current().cancel([delivery])).toEqual([]);
      const lines = await current().log.changes(start, 10);
      expect(lines.map(({ kind, deliveryId }) => [kind, deliveryId])).toEqual([['cancelled', delivery]]);
      expect(lines[0]?.attemptId).toBeUndefined();
    });

    test('is brought back by a resend, once and with the next number', async () => {
      const delivery = await retrying();
      await current().cancel([delivery]);
      expect(await current().resend({ deliveryIds: [delivery] }, 40)).toEqual([delivery]);
      expect(await stateOf(current(), delivery)).toEqual({ state: 'waiting', attempts: 1, dueAtMs: 40 });
      expect(await claimOne(current(), 40)).toMatchObject({ id: delivery, attemptNumber: 2 });
      expect(await current().claim(aClaim({ nowMs: 100, limit: 9 }))).toEqual([]);
    });

    test('is not brought back with what is exhausted, and is pruned as finished', async () => {
      const delivery = await retrying();
      await current().cancel([delivery]);
      expect(await current().resend({ exhaustedSince: '2000-01-01T00:00:00.000Z' }, 0)).toEqual([]);
      expect(await current().log.prune({ keep: 0 })).toBe(1);
      expect(await current().log.delivery(delivery)).toBeUndefined();
    });

    test('of a paused subscription stays cancelled when that is resumed', async () => {
      const id = await subscribe(current());
      const [delivery = ''] = await owe(current(), [id]);
      await current().subscriptions.update(id, { status: 'paused' });
      expect(await current().cancel([delivery])).toEqual([delivery]);
      await current().subscriptions.update(id, { status: 'active' });
      expect(await current().claim(aClaim({ nowMs: 100, limit: 9 }))).toEqual([]);
    });

    test('is none that is in flight, finished or unknown', async () => {
      const [inFlight = ''] = await owe(current(), [await subscribe(current())]);
      const claimed = await claimOne(current());
      expect(await current().cancel([inFlight, freshId('dlv')])).toEqual([]);
      await current().settle([aSettlement(claimed)]);
      expect(await current().cancel([inFlight])).toEqual([]);
      expect(await stateOf(current(), inFlight)).toEqual({ state: 'delivered', attempts: 1 });
    });

    test('that is still on the wire is not sent beside itself, though its subscription came back', async () => {
      const id = await subscribe(current());
      const [delivery = ''] = await owe(current(), [id]);
      const claimed = await claimOne(current());
      await current().subscriptions.delete(id);
      await current().subscriptions.insert(aSubscription({ id }));
      expect(await current().resend({ deliveryIds: [delivery] }, 0)).toEqual([]);
      await current().settle([aSettlement(claimed, { state: 'exhausted' })]);
      expect(await current().resend({ deliveryIds: [delivery] }, 0)).toEqual([delivery]);
      expect(await claimOne(current())).toMatchObject({ id: delivery, attemptNumber: 2 });
    });

    test('beside claims is either sent or cancelled, never both', async () => {
      const ids: string[] = [];
      while (ids.length < 12) ids.push(await retrying());
      const claims = ids.map(() => current().claim(aClaim({ nowMs: 100 })));
      const cancelled = (await Promise.all(ids.map((id) => current().cancel([id])))).flat();
      const claimed = (await Promise.all(claims)).flat();
      expect([...claimed.map(({ id }) => id), ...cancelled].sort()).toEqual(ids.toSorted());
    });
  });
}
