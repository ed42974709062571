import { describe, expect, test } from 'vitest';
import { type DeliveryStore, StoreUnavailable } from '../../../mock-server/store/delivery-store.ts';
import { aClaim, anEvent, aSettlement, claimOne, owe, stateOf, subscribe } from '../store-fixtures.ts';

export function describeRecovery(
  current: () => DeliveryStore,
  reopen: () => Promise<DeliveryStore | undefined>,
): void {
  describe('after the death of an emitter', () => {
    test('its attempt is unknown, and the delivery is due at once with the same event', async ({ skip }) => {
      const id = await subscribe(current());
      const event = anEvent([id], { dueAtMs: 5 });
      await current().accept([event]);
      const lost = await claimOne(current(), 5);
      const [waiting = ''] = await owe(current(), [id], { dueAtMs: 900 });
      const store = await reopen();
      if (store === undefined) return skip('This engine does not outlive its process.');
      expect(await store.recover(70)).toBe(1);
      expect(await store.recover(80)).toBe(0);
      const { state, dueAtMs, attempts } = (await store.log.delivery(lost.id)) ?? {};
      expect({ state, attempts }).toEqual({ state: 'waiting', attempts: 1 });
      expect(dueAtMs).toBeLessThanOrEqual(70);
      const [attempt] = await store.log.attempts(lost.id);
      expect(attempt?.record?.outcome).toMatchObject({ kind: 'unknown', code: 'process_died' });
      const again = await claimOne(store, 70);
      expect(again).toMatchObject({ id: lost.id, eventId: event.eventId, attemptNumber: 2 });
      expect(again.attemptId).not.toBe(lost.attemptId);
      expect(Buffer.from(again.body).equals(Buffer.from(event.body))).toBe(true);
      await store.settle([aSettlement(lost, { state: 'exhausted' })]);
      expect(await stateOf(store, lost.id)).toEqual({ state: 'in_flight', attempts: 2 });
      expect(await stateOf(store, waiting)).toEqual({ state: 'waiting', attempts: 0, dueAtMs: 900 });
    });

    test('an attempt for a deleted subscription is unknown, and not repeated', async ({ skip }) => {
      const id = await subscribe(current());
      const [delivery = ''] = await owe(current(), [id]);
      await claimOne(current());
      await current().subscriptions.delete(id);
      const store = await reopen();
      if (store === undefined) return skip('This engine does not outlive its process.');
      await store.recover(0);
      expect((await store.log.attempts(delivery))[0]?.record?.outcome.kind).toBe('unknown');
      expect(await stateOf(store, delivery)).toEqual({ state: 'cancelled', attempts: 1 });
    });

    test('subscriptions, deduplication and the feed are as they were', async ({ skip }) => {
      const id = await subscribe(current(), { status: 'paused' });
      const before = await current().subscriptions.get(id);
      const event = anEvent([id]);
      await current().accept([event]);
      const seq = await current().log.lastSeq();
      const store = await reopen();
      if (store === undefined) return skip('This engine does not outlive its process.');
      expect(await store.subscriptions.get(id)).toEqual(before);
      expect(await store.accept([anEvent([id], { resourceId: event.resourceId })])).toEqual([
        { kind: 'duplicate', eventId: event.eventId },
      ]);
      expect(await store.claim(aClaim())).toEqual([]);
      expect(await store.log.lastSeq()).toBe(seq);
    });
  });

  test('attempts of a living emitter are not recovered', async () => {
    const [delivery = ''] = await owe(current(), [await subscribe(current())]);
    await claimOne(current());
    expect(await current().recover(1)).toBe(0);
    expect(await stateOf(current(), delivery)).toEqual({ state: 'in_flight', attempts: 1 });
  });

  test('a closed store answers that it is unavailable', async ({ skip }) => {
    const before = current();
    if ((await reopen()) === undefined) return skip('This engine does not outlive its process.');
    await expect(before.accept([anEvent([])])).rejects.toThrow(StoreUnavailable);
    expect(await before.health()).toMatchObject({ ok: false });
  });
}
