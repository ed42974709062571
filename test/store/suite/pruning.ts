import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { aClaim, anEvent, aSettlement, claimOne, owe, stateOf, subscribe } from '../store-fixtures.ts';

async function deliver(store: DeliveryStore, id: string, count: number): Promise<readonly string[]> {
  const events = Array.from({ length: count }, (_, n) =>
    anEvent([id], { acceptedAt: `2026-04-07T10:0${n}:00.000Z` }),
  );
  await store.accept(events);
  const claimed = await store.claim(aClaim({ limit: count }));
  await store.settle(claimed.map((one) => aSettlement(one)));
  return events.map(({ eventId }) => eventId);
}

async function eventIds(store: DeliveryStore): Promise<readonly string[]> {
  return (await store.log.events({ limit: 100 })).items.map(({ eventId }) => eventId).reverse();
}

export function describePruning(current: () => DeliveryStore): void {
  describe('pruning', () => {
    test('keeps the newest finished events, and removes all traces of the others', async () => {
      const ids = await deliver(current(), await subscribe(current()), 5);
      const [doomed] = (await current().log.deliveries({ limit: 1, id: ids[0] })).items;
      expect(await current().log.prune({ keep: 2 })).toBe(3);
      expect(await eventIds(current())).toEqual(ids.slice(3));
      expect(await current().log.delivery(doomed?.id ?? '')).toBeUndefined();
      expect(await current().log.attempts(doomed?.id ?? '')).toEqual([]);
      expect(await current().log.prune({ keep: 2 })).toBe(0);
    });

    test('removes what was accepted before a time', async () => {
      const ids = await deliver(current(), await subscribe(current()), 4);
      expect(await current().log.prune({ before: '2026-04-07T10:02:00.000Z' })).toBe(2);
      expect(await eventIds(current())).toEqual(ids.slice(2));
      expect(await current().log.prune({})).toBe(0);
    });

    test('never removes what is still owed, however old, and does not count it', async () => {
      const id = await subscribe(current());
      const slow = await subscribe(current());
      const half = anEvent([id, slow], { dueAtMs: 0, acceptedAt: '2001-01-01T00:00:00.000Z' });
      await current().accept([half]);
      const [first] = await current().claim(aClaim({ exceptSubscriptions: [slow] }));
      if (first === undefined) throw new Error('It was due.');
      await current().settle([aSettlement(first)]);
      const [inFlight] = await current().claim(aClaim());
      const ids = await deliver(current(), id, 3);
      expect(await current().log.prune({ keep: 1, before: '2030-01-01T00:00:00.000Z' })).toBe(3);
      expect(await eventIds(current())).toEqual([half.eventId]);
      if (inFlight === undefined) throw new Error('It was due.');
      await current().settle([aSettlement(inFlight, { state: 'waiting', dueAtMs: 7 })]);
      expect(await current().log.prune({ keep: 0 })).toBe(0);
      expect(await stateOf(current(), inFlight.id)).toEqual({ state: 'waiting', attempts: 1, dueAtMs: 7 });
      expect(ids).toHaveLength(3);
    });

    test('takes more than one bite, and leaves the settlement of a cancelled delivery without effect', async () => {
      const id = await subscribe(current());
      await current().accept(Array.from({ length: 1_200 }, () => anEvent([id])));
      const claimed = await claimOne(current());
      await current().subscriptions.delete(id);
      expect(await current().log.prune({ keep: 0 })).toBe(1_200);
      await current().settle([aSettlement(claimed)]);
      expect(await current().log.delivery(claimed.id)).toBeUndefined();
      expect(await current().health()).toEqual({ ok: true, waiting: 0, inFlight: 0 });
    });

    test('forgets the duplicates of what it removes, and of nothing else', async () => {
      const id = await subscribe(current());
      const first = anEvent([id]);
      await current().accept([first]);
      await current().settle([aSettlement(await claimOne(current()))]);
      const again = anEvent([id], { resourceId: first.resourceId, deduplicate: false });
      await current().accept([again]);
      await current().log.prune({ keep: 0 });
      const third = anEvent([id], { resourceId: first.resourceId });
      expect(await current().accept([third])).toEqual([{ kind: 'duplicate', eventId: again.eventId }]);
      await current().settle([aSettlement(await claimOne(current()))]);
      await current().log.prune({ keep: 0 });
      const owed = await owe(current(), [id], { resourceId: first.resourceId });
      expect(owed).toHaveLength(1);
    });
  });
}
