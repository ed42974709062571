import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { openSqliteStore } from '../../../mock-server/store/sqlite/open-sqlite-store.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { aClaim, aSettlement } from '../store-fixtures.ts';
import { startChild } from './run-child.ts';

type Said = { readonly accepted?: string; readonly sent?: string; readonly attemptId?: string };

/** Lets a program run to its point, kills it there, and returns what it had said. */
async function killAt(program: string, dataDir: string): Promise<readonly Said[]> {
  const child = startChild(program, dataDir);
  let said = await child.next();
  while (!(said as { readonly reached?: boolean }).reached) said = await child.next();
  await child.kill();
  return child.said as readonly Said[];
}

describe('a process that was killed', () => {
  test.each([
    { point: 'after events were accepted', program: 'accepted' },
    { point: 'after deliveries were claimed', program: 'claimed' },
    { point: 'after they were sent', program: 'sent' },
    { point: 'while they are settled', program: 'settling' },
    { point: 'while events are accepted', program: 'accepting' },
  ])('$point leaves everything it had accepted, to be sent', async ({ program }) => {
    const dataDir = tempFolder();
    const said = await killAt(program, dataDir);
    const accepted = said.flatMap((one) => one.accepted ?? []);
    const sent = new Map(said.flatMap((one) => (one.sent ? [[one.sent, one.attemptId] as const] : [])));
    const store = await openSqliteStore({ dataDir, clock: systemClock });
    const inFlight = (await store.log.deliveries({ limit: 5_000, state: 'in_flight' })).items;
    expect(await store.recover(0)).toBe(inFlight.length);

    const received = new Map<string, number>();
    for (const eventId of sent.keys()) received.set(eventId, 1);
    for (;;) {
      const claimed = await store.claim(aClaim({ limit: 100 }));
      if (claimed.length === 0) break;
      for (const { eventId, attemptId, attemptNumber, id } of claimed) {
        const [earlier, ...others] = (await store.log.attempts(id)).slice(0, -1);
        expect(others).toEqual([]);
        expect(attemptNumber).toBe(earlier === undefined ? 1 : 2);
        if (earlier !== undefined) expect(earlier.record?.outcome.code).toBe('process_died');
        expect(attemptId).not.toBe(sent.get(eventId));
        received.set(eventId, (received.get(eventId) ?? 0) + 1);
      }
      await store.settle(claimed.map((one) => aSettlement(one)));
    }
    expect(accepted.length).toBeGreaterThanOrEqual(20);
    expect(accepted.filter((eventId) => !received.has(eventId))).toEqual([]);
    const duplicates = [...received.values()].filter((times) => times > 1).length;
    expect(duplicates).toBeLessThanOrEqual(inFlight.length);
    const unfinished = (await store.log.deliveries({ limit: 5_000 })).items.filter(
      (one) => one.state !== 'delivered',
    );
    expect(unfinished).toEqual([]);
    await store.close();
  });
});
