import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import {
  aClaim,
  anEvent,
  aSettlement,
  claimOne,
  freshId,
  owe,
  stateOf,
  subscribe,
} from '../store-fixtures.ts';

export function describeAccepting(current: () => DeliveryStore): void {
  describe('an accepted event', () => {
    test('is owed to each of its subscriptions, byte for byte', async () => {
      const first = await subscribe(current());
      const second = await subscribe(current());
      const body = Buffer.from([0, 255, 10, 13, 123, 195]);
      const request = anEvent([first, second], { body, dueAtMs: 5 });
      const deliveryIds = request.deliveries.map(({ id }) => id);
      expect(await current().accept([request])).toEqual([{ kind: 'accepted', deliveryIds }]);
      expect(await current().nextDueAtMs()).toBe(5);
      const claimed = await current().claim(aClaim({ nowMs: 5, limit: 9 }));
      expect(claimed.map(({ id }) => id).sort()).toEqual(deliveryIds.toSorted());
      expect(claimed.map(({ subscription }) => subscription.id).sort()).toEqual([first, second].sort());
      for (const one of claimed) expect(Buffer.from(one.body).equals(body)).toBe(true);
      const stored = await current().log.event(request.eventId);
      expect(stored && Buffer.from(stored.body).equals(body)).toBe(true);
    });

    test('goes nowhere when nobody subscribed, or the subscription is gone by now', async () => {
      const alone = anEvent([]);
      const late = anEvent([freshId('sub')]);
      expect(await current().accept([alone, late])).toEqual([
        { kind: 'accepted', deliveryIds: [] },
        { kind: 'accepted', deliveryIds: [] },
      ]);
      expect(await current().log.event(alone.eventId)).toMatchObject({ eventId: alone.eventId });
      expect(await current().log.event(late.eventId)).toMatchObject({ eventId: late.eventId });
      expect(await current().nextDueAtMs()).toBeUndefined();
    });

    test('with an id that is there already is refused, with all of its call and nothing else', async () => {
      const id = await subscribe(current());
      const known = anEvent([id]);
      const fresh = anEvent([id]);
      const beside = anEvent([id]);
      await current().accept([known]);
      const [wrong, right] = await Promise.allSettled([
        current().accept([fresh, { ...anEvent([id]), eventId: known.eventId }]),
        current().accept([beside]),
      ]);
      expect(wrong).toMatchObject({ status: 'rejected', reason: { name: 'Error' } });
      expect(right).toMatchObject({ status: 'fulfilled' });
      expect(await current().log.event(fresh.eventId)).toBeUndefined();
      expect((await current().log.events({ limit: 9 })).items.map(({ eventId }) => eventId)).toEqual([
        beside.eventId,
        known.eventId,
      ]);
    });
  });

  describe('a second event of a type about a resource', () => {
    test('is a duplicate that names the first, also in one call, and stores nothing', async () => {
      const id = await subscribe(current());
      const first = anEvent([id]);
      const again = () => ({ ...anEvent([id]), resourceId: first.resourceId });
      const answers = await current().accept([first, again()]);
      expect(answers[1]).toEqual({ kind: 'duplicate', eventId: first.eventId });
      expect(await current().accept([again()])).toEqual([{ kind: 'duplicate', eventId: first.eventId }]);
      await current().settle([aSettlement(await claimOne(current()))]);
      expect(await current().accept([again()])).toEqual([{ kind: 'duplicate', eventId: first.eventId }]);
      expect((await current().log.events({ limit: 9 })).items).toHaveLength(1);
      expect(await current().nextDueAtMs()).toBeUndefined();
    });

    test('is another event when its type or resource differs', async () => {
      const id = await subscribe(current());
      const first = anEvent([id]);
      await current().accept([first]);
      const others = [
        anEvent([id], { resourceId: first.resourceId, eventType: 'workflow.run.failed' }),
        anEvent([id], { eventType: first.eventType }),
      ];
      expect((await current().accept(others)).map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    });

    test('goes to a subscription that did not have the first, and to no other', async () => {
      const old = await subscribe(current());
      const first = anEvent([old]);
      await current().accept([first]);
      const young = await subscribe(current());
      const second = anEvent([old, young], { resourceId: first.resourceId });
      const owed = second.deliveries.filter(({ subscriptionId }) => subscriptionId === young);
      expect(await current().accept([second])).toEqual([
        { kind: 'accepted', deliveryIds: owed.map(({ id }) => id) },
      ]);
    });

    test('goes out when the resource was reprocessed, and is the earlier one from then on', async () => {
      const id = await subscribe(current());
      const first = anEvent([id]);
      const reprocessed = anEvent([id], { resourceId: first.resourceId, deduplicate: false });
      const answers = await current().accept([first, reprocessed]);
      expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
      const third = anEvent([id], { resourceId: first.resourceId });
      expect(await current().accept([third])).toEqual([{ kind: 'duplicate', eventId: reprocessed.eventId }]);
    });

    test('is accepted once however many arrive at the same time', async () => {
      const id = await subscribe(current());
      const resourceId = freshId('run');
      const requests = Array.from({ length: 40 }, () => anEvent([id], { resourceId }));
      const answers = (await Promise.all(requests.map((one) => current().accept([one])))).flat();
      const accepted = requests.filter((_, n) => answers[n]?.kind === 'accepted');
      expect(accepted).toHaveLength(1);
      const named = new Set(answers.flatMap((one) => (one.kind === 'duplicate' ? [one.eventId] : [])));
      expect([...named]).toEqual([accepted[0]?.eventId]);
      expect(await current().claim(aClaim({ limit: 40 }))).toHaveLength(1);
    });
  });

  test('an event for a paused subscription waits until it is active', async () => {
    const id = await subscribe(current(), { status: 'paused' });
    const [delivery = ''] = await owe(current(), [id]);
    expect(await current().claim(aClaim())).toEqual([]);
    await current().subscriptions.update(id, { status: 'active' });
    expect(await current().nextDueAtMs()).toBe(0);
    expect((await claimOne(current())).id).toBe(delivery);
    expect(await stateOf(current(), delivery)).toEqual({ state: 'in_flight', attempts: 1 });
  });
}
