import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { aClaim, aSettlement, aSubscription, claimOne, owe, stateOf, subscribe } from '../store-fixtures.ts';

export function describeSubscriptions(current: () => DeliveryStore): void {
  describe('a subscription', () => {
    test('comes back as it was stored, with all its parts', async () => {
      const subscription = aSubscription({
        filters: { workflowId: 'invoices — “ü”' },
        overrides: { deadlineMs: 100, pauseAfterFailures: 3 },
        pausedReason: 'too many failures',
        status: 'paused',
      });
      await current().subscriptions.insert(subscription);
      expect(await current().subscriptions.get(subscription.id)).toEqual(subscription);
      expect(await current().subscriptions.get('another')).toBeUndefined();
    });

    test('is refused when its id is there already, and the first stays', async () => {
      const subscription = aSubscription();
      await current().subscriptions.insert(subscription);
      await expect(
        current().subscriptions.insert({ ...subscription, endpointUrl: 'https://x.test/' }),
      ).rejects.toThrow(Error);
      expect(await current().subscriptions.get(subscription.id)).toEqual(subscription);
    });

    test('is listed newest first, by pages, status and event type', async () => {
      const all = [1, 2, 3, 4, 5].map((minute) =>
        aSubscription({
          createdAt: `2026-04-07T10:0${minute}:00.000Z`,
          status: minute % 2 === 0 ? 'paused' : 'active',
          eventTypes:
            minute === 5 ? ['workflow.run.failed'] : ['workflow.run.completed', 'workflow.run.failed'],
        }),
      );
      for (const one of all) await current().subscriptions.insert(one);
      const newestFirst = all.toReversed();
      const list = current().subscriptions.list;
      expect(await list({ offset: 0, limit: 10 })).toEqual({ items: newestFirst, total: 5 });
      expect(await list({ offset: 1, limit: 2 })).toEqual({ items: newestFirst.slice(1, 3), total: 5 });
      expect(await list({ offset: 9, limit: 2 })).toEqual({ items: [], total: 5 });
      expect(await list({ offset: 0, limit: 10, status: 'paused' })).toEqual({
        items: [all[3], all[1]],
        total: 2,
      });
      const completed = { offset: 0, limit: 1, eventType: 'workflow.run.completed' };
      expect(await list(completed)).toEqual({ items: [all[3]], total: 4 });
      expect(await list({ offset: 0, limit: 9, eventType: 'workflow.run' })).toEqual({ items: [], total: 0 });
    });

    test('is active or not', async () => {
      const active = aSubscription();
      await current().subscriptions.insert(active);
      await subscribe(current(), { status: 'paused' });
      expect(await current().subscriptions.active()).toEqual([active]);
    });

    test('changes in the parts that are given, and loses those that are undefined', async () => {
      const before = aSubscription({ filters: { workflowId: 'invoices' }, pausedReason: 'by hand' });
      await current().subscriptions.insert(before);
      const { filters: _, ...rest } = before;
      const after = { ...rest, endpointUrl: 'https://new.example/', failureStreak: 2 };
      const change = { endpointUrl: 'https://new.example/', failureStreak: 2, filters: undefined };
      expect(await current().subscriptions.update(before.id, change)).toEqual(after);
      expect(await current().subscriptions.get(before.id)).toEqual(after);
      expect(await current().subscriptions.update(before.id, {})).toEqual(after);
      expect(await current().subscriptions.update('another', change)).toBeUndefined();
    });

    test('is deleted once, and what was owed to it is cancelled, also what is in flight', async () => {
      const doomed = await subscribe(current());
      const [inFlight = ''] = await owe(current(), [doomed]);
      const claimed = await claimOne(current());
      const [waiting = ''] = await owe(current(), [doomed]);
      const other = await subscribe(current());
      const [kept = ''] = await owe(current(), [other]);
      expect(await current().subscriptions.delete(doomed)).toBe(true);
      expect(await current().subscriptions.delete(doomed)).toBe(false);
      expect(await current().subscriptions.get(doomed)).toBeUndefined();
      expect(await stateOf(current(), waiting)).toEqual({ state: 'cancelled', attempts: 0 });
      expect(await stateOf(current(), inFlight)).toEqual({ state: 'cancelled', attempts: 1 });
      await current().settle([aSettlement(claimed, { state: 'waiting', dueAtMs: 0 })]);
      expect(await stateOf(current(), inFlight)).toEqual({ state: 'cancelled', attempts: 1 });
      expect((await current().log.attempts(inFlight))[0]?.record?.response?.status).toBe(503);
      expect((await current().claim(aClaim({ limit: 9 }))).map(({ id }) => id)).toEqual([kept]);
      expect(await current().health()).toEqual({ ok: true, waiting: 0, inFlight: 1 });
    });
  });
}
