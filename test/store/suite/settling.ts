import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import {
  aClaim,
  aRecord,
  aSettlement,
  claimOne,
  freshId,
  owe,
  stateOf,
  subscribe,
} from '../store-fixtures.ts';

export function describeSettling(current: () => DeliveryStore): void {
  describe('a settlement', () => {
    test('ends the attempt with everything that is known of it', async () => {
      const [delivery = ''] = await owe(current(), [await subscribe(current())]);
      const record = aRecord(200, {
        requestBody: Buffer.from('tampered'),
        response: {
          status: 200,
          headers: [
            ['X-Twice', 'one'],
            ['X-Twice', 'two'],
          ],
          body: Buffer.from([0, 1, 254, 255]),
          truncated: true,
        },
        timings: { lookupMs: 1, connectMs: 2.5, sentMs: 3, firstByteMs: 4, totalMs: 5.25 },
        remoteAddress: '127.0.0.1',
        faults: ['duplicate'],
      });
      await current().settle([aSettlement(await claimOne(current()), { state: 'delivered' }, record)]);
      const [attempt] = await current().log.attempts(delivery);
      const { requestBody, response, ...rest } = attempt?.record ?? aRecord(0);
      const { requestBody: sent, response: got, ...expected } = record;
      expect(rest).toEqual(expected);
      expect(Buffer.from(requestBody ?? []).toString()).toBe('tampered');
      expect({ ...response, body: [...(response?.body ?? [])] }).toEqual({ ...got, body: [0, 1, 254, 255] });
      expect(sent).toBeDefined();
      const row = await current().log.delivery(delivery);
      expect(row).toMatchObject({ state: 'delivered', attempts: 1, lastStatus: 200, lastDurationMs: 5.25 });
      expect(row?.lastOutcome).toEqual(record.outcome);
      expect(row).not.toHaveProperty('dueAtMs');
    });

    test('without an answer, or with an empty one, comes back like that', async () => {
      const id = await subscribe(current());
      const [silent = ''] = await owe(current(), [id], { dueAtMs: 1 });
      const [empty = ''] = await owe(current(), [id], { dueAtMs: 2 });
      const [first, second] = await current().claim(aClaim({ nowMs: 2, limit: 2 }));
      if (first === undefined || second === undefined) throw new Error('Both were due.');
      const { response: _, ...unanswered } = aRecord(503);
      const bare = aRecord(204, {
        response: { status: 204, headers: [], body: new Uint8Array(), truncated: false },
      });
      await current().settle([
        aSettlement(first, { state: 'exhausted' }, unanswered),
        aSettlement(second, { state: 'delivered' }, bare),
      ]);
      expect((await current().log.attempts(silent))[0]?.record).toEqual(unanswered);
      expect(await current().log.delivery(silent)).not.toHaveProperty('lastStatus');
      expect((await current().log.attempts(empty))[0]?.record?.response?.body).toHaveLength(0);
      expect(await stateOf(current(), silent)).toEqual({ state: 'exhausted', attempts: 1 });
    });

    test('that asks for a retry makes the delivery wait until its time', async () => {
      const [delivery = ''] = await owe(current(), [await subscribe(current())]);
      await current().settle([aSettlement(await claimOne(current()), { state: 'waiting', dueAtMs: 700 })]);
      expect(await stateOf(current(), delivery)).toEqual({ state: 'waiting', attempts: 1, dueAtMs: 700 });
      expect(await current().claim(aClaim({ nowMs: 699 }))).toEqual([]);
      expect((await claimOne(current(), 700)).attemptNumber).toBe(2);
    });

    test('for a subscription that was paused meanwhile holds the retry back', async () => {
      const id = await subscribe(current());
      const [delivery = ''] = await owe(current(), [id]);
      const claimed = await claimOne(current());
      await current().subscriptions.update(id, { status: 'paused' });
      await current().settle([aSettlement(claimed, { state: 'waiting', dueAtMs: 1 })]);
      expect(await current().claim(aClaim({ nowMs: 9 }))).toEqual([]);
      await current().subscriptions.update(id, { status: 'active' });
      expect((await claimOne(current(), 9)).id).toBe(delivery);
    });

    test('made twice, late or for an attempt that is unknown changes nothing', async () => {
      const [delivery = ''] = await owe(current(), [await subscribe(current())]);
      const first = await claimOne(current());
      const settlement = aSettlement(first, { state: 'waiting', dueAtMs: 5 });
      await current().settle([settlement, settlement]);
      await current().settle([aSettlement(first, { state: 'delivered' })]);
      expect(await stateOf(current(), delivery)).toEqual({ state: 'waiting', attempts: 1, dueAtMs: 5 });
      const second = await claimOne(current(), 5);
      await current().settle([settlement, aSettlement({ id: delivery, attemptId: freshId('att') })]);
      expect(await stateOf(current(), delivery)).toEqual({ state: 'in_flight', attempts: 2 });
      await current().settle([aSettlement(second)]);
      expect(await stateOf(current(), delivery)).toEqual({ state: 'delivered', attempts: 2 });
      const attempts = await current().log.attempts(delivery);
      expect(attempts.map((one) => one.record?.response?.status)).toEqual([503, 200]);
    });

    test('of many at once ends each by its own', async () => {
      const id = await subscribe(current());
      for (let n = 0; n < 100; n += 1) await owe(current(), [id]);
      const claimed = await current().claim(aClaim({ limit: 100 }));
      expect(claimed).toHaveLength(100);
      await Promise.all([
        current().settle(claimed.slice(0, 50).map((one) => aSettlement(one))),
        ...claimed.slice(50).map((one) => current().settle([aSettlement(one, { state: 'exhausted' })])),
      ]);
      for (const [n, one] of claimed.entries())
        expect((await current().log.delivery(one.id))?.state).toBe(n < 50 ? 'delivered' : 'exhausted');
      expect(await current().health()).toEqual({ ok: true, waiting: 0, inFlight: 0 });
    });
  });
}
