import { beforeEach, describe, expect, test } from 'vitest';
import type { LogQuery } from '../../../mock-server/store/delivery-log-store.ts';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { aClaim, anEvent, aRecord, aSettlement, freshId, subscribe } from '../store-fixtures.ts';
import { type Scene, stageLog } from './log-scene.ts';

export function describeLog(current: () => DeliveryStore): void {
  describe('the log', () => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await stageLog(current());
    });

    /** Which of the four events and deliveries a query finds, newest first. */
    async function found(
      query: Omit<LogQuery, 'limit'>,
    ): Promise<readonly [events: number[], deliveries: number[]]> {
      const events = await current().log.events({ ...query, limit: 50 });
      const deliveries = await current().log.deliveries({ ...query, limit: 50 });
      return [
        events.items.map(({ eventId }) => scene.eventIds.indexOf(eventId)),
        deliveries.items.map(({ id }) => scene.deliveryIds.indexOf(id)),
      ];
    }
    const both = (...numbers: number[]) => [numbers, numbers];

    test('gives whole rows', async () => {
      const [delivery = ''] = scene.deliveryIds;
      expect(await current().log.delivery(delivery)).toEqual({
        seq: expect.any(Number),
        id: delivery,
        eventId: scene.eventIds[0],
        eventType: 'workflow.run.completed',
        resourceId: scene.resourceIds[0],
        subscriptionId: scene.subscriptionId,
        endpointUrl: 'https://one.example/100%_sure\\hooks',
        acceptedAt: '2026-04-07T10:00:00.000Z',
        state: 'delivered',
        attempts: 1,
        lastStatus: 200,
        lastDurationMs: 12,
        lastOutcome: aRecord(200).outcome,
      });
      expect(await current().log.event(scene.eventIds[0] ?? '')).toMatchObject({
        eventType: 'workflow.run.completed',
        resourceId: scene.resourceIds[0],
        acceptedAt: '2026-04-07T10:00:00.000Z',
      });
      expect(await current().log.event('another')).toBeUndefined();
      expect(await current().log.delivery('another')).toBeUndefined();
      expect(await current().log.attempts('another')).toEqual([]);
    });

    test('gives many deliveries and their attempts at once', async () => {
      const { log } = current();
      const whole = (await log.deliveries({ limit: 9 })).items;
      const some = [whole[0], whole[2]];
      const deliveryIds = [...some.map((row) => row?.id ?? ''), 'another'];
      expect(await log.deliveriesOf({ deliveryIds })).toEqual(some);
      expect(await log.deliveriesOf({ eventIds: scene.eventIds.slice(1, 3) })).toEqual(whole.slice(1, 3));
      expect(await log.deliveriesOf({ eventIds: [] })).toEqual([]);
      const attempts = await log.attempts(...scene.deliveryIds.slice(0, 2), 'another');
      expect(attempts.map(({ deliveryId }) => deliveryId).sort()).toEqual(
        scene.deliveryIds.slice(0, 2).toSorted(),
      );
      expect(await log.attempts()).toEqual([]);
    });

    test('is read by pages, newest first, without a gap or a repetition', async () => {
      for (const kind of ['events', 'deliveries'] as const) {
        const seen: number[] = [];
        let before: number | undefined;
        let pages = 0;
        do {
          const page = await current().log[kind]({ limit: 3, before });
          seen.push(...page.items.map(({ seq }) => seq));
          before = page.nextBefore;
          pages += 1;
        } while (before !== undefined);
        expect(pages).toBe(2);
        expect(seen).toEqual(seen.toSorted((a, b) => b - a));
        expect(new Set(seen).size).toBe(4);
      }
      expect(await found({})).toEqual(both(3, 2, 1, 0));
      expect((await current().log.events({ limit: 4 })).nextBefore).toBeUndefined();
    });

    test('is searched by type and by a prefix of types', async () => {
      expect(await found({ eventType: 'workflow.run.completed' })).toEqual(both(3, 0));
      expect(await found({ eventType: 'workflow.*' })).toEqual(both(3, 1, 0));
      expect(await found({ eventType: '*' })).toEqual(both(3, 2, 1, 0));
      expect(await found({ eventType: 'workflow' })).toEqual(both());
    });

    test('is searched by state, status, class of status and duration', async () => {
      expect(await found({ state: 'delivered' })).toEqual(both(2, 0));
      expect(await found({ state: 'waiting' })).toEqual(both(3));
      expect(await found({ state: 'in_flight' })).toEqual(both());
      expect(await found({ code: '503' })).toEqual(both(1));
      expect(await found({ code: '2xx' })).toEqual(both(2, 0));
      expect(await found({ code: '4xx' })).toEqual(both());
      expect(await found({ code: 'nonsense' })).toEqual(both());
      expect(await found({ minDurationMs: 900 })).toEqual(both(2));
      expect(await found({ minDurationMs: 901 })).toEqual(both());
    });

    test('is searched by the time it was accepted', async () => {
      expect(await found({ since: '2026-04-07T10:02:00.000Z' })).toEqual(both(3, 2));
      expect(await found({ until: '2026-04-07T10:02:00.000Z' })).toEqual(both(1, 0));
      expect(await found({ since: '2026-04-07T10:01:00.000Z', until: '2026-04-07T10:02:00.000Z' })).toEqual(
        both(1),
      );
    });

    test('is searched by any id that belongs to it', async () => {
      for (const ids of [scene.eventIds, scene.deliveryIds, scene.resourceIds, scene.attemptIds])
        expect(await found({ id: ids[1] })).toEqual(both(1));
      expect(await found({ id: scene.subscriptionId })).toEqual(both(3, 2, 1, 0));
      expect(await found({ id: freshId('evt') })).toEqual(both());
    });

    test.each(['*is*', 'down (100%_)', 'upstream'])('finds the text %j in an answer', async (text) => {
      expect(await found({ text })).toEqual(both(1));
    });

    test('finds text in ids, types and URLs, and takes it literally', async () => {
      for (const ids of [scene.eventIds, scene.deliveryIds, scene.resourceIds, scene.attemptIds])
        expect(await found({ text: (ids[1] ?? '').slice(4) })).toEqual(both(1));
      expect(await found({ text: 'insights.job' })).toEqual(both(2));
      expect(await found({ text: '100%_sure\\hooks' })).toEqual(both(3, 2, 1, 0));
      for (const text of ['100__sure', '%insights%', 'up.*down', `' OR 1=1 --`, 'x'.repeat(60_000)])
        expect(await found({ text })).toEqual(both());
    });

    test('holds all conditions of a query together', async () => {
      expect(await found({ eventType: 'workflow.*', state: 'delivered' })).toEqual(both(0));
      expect(
        await found({ id: scene.subscriptionId, code: '2xx', minDurationMs: 100, text: 'https' }),
      ).toEqual(both(2));
      expect(await found({ state: 'exhausted', code: '200' })).toEqual(both());
    });

    test('finds an event only by a delivery for which all conditions hold', async () => {
      const second = await subscribe(current());
      const event = anEvent([scene.subscriptionId, second], { dueAtMs: 100 });
      await current().accept([event]);
      const claimed = await current().claim(aClaim({ nowMs: 100, limit: 9, exceptSubscriptions: [second] }));
      await current().settle(claimed.map((one) => aSettlement(one, { state: 'delivered' })));
      const query = { limit: 9, id: event.eventId };
      expect((await current().log.events({ ...query, state: 'delivered', code: '200' })).items).toHaveLength(
        1,
      );
      expect((await current().log.events({ ...query, state: 'waiting', code: '200' })).items).toEqual([]);
    });
  });
}
