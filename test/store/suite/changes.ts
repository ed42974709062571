import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { anEvent, aSettlement, claimOne, subscribe } from '../store-fixtures.ts';

export function describeChanges(current: () => DeliveryStore): void {
  describe('the feed of changes', () => {
    test('tells the life of a delivery in order, and can be resumed at any line', async () => {
      const id = await subscribe(current());
      const start = await current().log.lastSeq();
      const event = anEvent([id]);
      const deliveryId = event.deliveries[0]?.id;
      await current().accept([event]);
      const claimed = await claimOne(current());
      await current().settle([aSettlement(claimed, { state: 'exhausted' })]);
      await current().resend({ deliveryIds: [deliveryId ?? ''] }, 0);
      await current().subscriptions.delete(id);
      const changes = await current().log.changes(start, 100);
      const about = { eventId: event.eventId, deliveryId };
      expect(changes.map(({ seq: _, at: __, ...rest }) => rest)).toEqual([
        { kind: 'accepted', ...about },
        { kind: 'attempt_started', ...about, attemptId: claimed.attemptId },
        { kind: 'attempt_ended', ...about, attemptId: claimed.attemptId },
        { kind: 'resent', ...about },
        { kind: 'cancelled', ...about },
      ]);
      for (const { at } of changes) expect(new Date(at).toISOString()).toBe(at);
      const seqs = changes.map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
      expect(await current().log.lastSeq()).toBe(seqs.at(-1));
      expect(await current().log.changes(seqs[1] ?? 0, 2)).toEqual(changes.slice(2, 4));
      expect(await current().log.changes(seqs.at(-1) ?? 0, 10)).toEqual([]);
    });

    test('has a line for each delivery, and one for an event that goes nowhere', async () => {
      const ids = [await subscribe(current()), await subscribe(current())];
      const start = await current().log.lastSeq();
      const event = anEvent(ids);
      const alone = anEvent([]);
      const duplicate = anEvent(ids, { resourceId: event.resourceId });
      await current().accept([event, alone, duplicate]);
      const lines = (await current().log.changes(start, 100)).map(({ kind, eventId, deliveryId }) => [
        kind,
        eventId,
        deliveryId,
      ]);
      const expected = [
        ...event.deliveries.map(({ id }) => ['accepted', event.eventId, id]),
        ['accepted', alone.eventId, undefined],
      ];
      expect(lines.sort()).toEqual(expected.sort());
    });
  });
}
