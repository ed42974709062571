import type { Clock } from '../../../mock-server/runtime/clock.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import type { DeliveryRow } from '../../../mock-server/store/delivery-log-store.ts';
import type { DeliveryStore, Settlement } from '../../../mock-server/store/delivery-store.ts';
import { openPostgresStore } from '../../../mock-server/store/postgres/open-postgres-store.ts';
import { connectionString, sql } from './temporary-schema.ts';

// One unit of a test's schedule, so that the engine's order, which is exact to a quarter of a second, is exact.
const UNIT_MS = 1_000;
const DATABASE_EPOCH_MS = Date.UTC(2026, 5, 1);

/**
 * A store whose server has a clock that can be turned: a function `now()` of the schema, found before PostgreSQL's own
 * by everything that asks for the time, pg-boss included. It always differs from the emitter's clock by years.
 */
export async function openTurnedStore(schema: string): Promise<DeliveryStore> {
  let turnedToMs = 0;
  await sql(`create schema if not exists ${schema}`);
  await sql(`create table if not exists ${schema}.test_clock (at timestamptz not null)`);
  await sql(
    `insert into ${schema}.test_clock select 'epoch' where not exists (select from ${schema}.test_clock)`,
  );
  await sql(`create or replace function ${schema}.now() returns timestamptz language sql stable
    as 'select at from ${schema}.test_clock'`);

  async function turnTo(units: number): Promise<void> {
    turnedToMs = units * UNIT_MS;
    // Half a millisecond later, as a job is due only when its time is past.
    await sql(
      `update ${schema}.test_clock set at = to_timestamp($1::float8 / 1000) + interval '500 microseconds'`,
      [DATABASE_EPOCH_MS + turnedToMs],
    );
  }

  await turnTo(0);
  const clock: Clock = { ...systemClock, now: () => turnedToMs };
  const url = new URL(connectionString);
  url.searchParams.set('options', `-c search_path=${schema},pg_catalog`);
  const store = await openPostgresStore({ connectionString: url.href, schema, owner: 'a test', clock });

  const toUnits = ({ dueAtMs, ...row }: DeliveryRow): DeliveryRow =>
    dueAtMs === undefined ? row : { ...row, dueAtMs: dueAtMs / UNIT_MS };
  const toMs = (settlement: Settlement): Settlement =>
    settlement.next.state === 'waiting'
      ? { ...settlement, next: { state: 'waiting', dueAtMs: settlement.next.dueAtMs * UNIT_MS } }
      : settlement;
  const { log } = store;
  return {
    ...store,
    accept: (requests) =>
      store.accept(requests.map((request) => ({ ...request, dueAtMs: request.dueAtMs * UNIT_MS }))),
    async claim(request) {
      if (request.nowMs * UNIT_MS !== turnedToMs) await turnTo(request.nowMs);
      return store.claim(request);
    },
    settle: (settlements) => store.settle(settlements.map(toMs)),
    resend: (selection, dueAtMs) => store.resend(selection, dueAtMs * UNIT_MS),
    async nextDueAtMs() {
      const dueAtMs = await store.nextDueAtMs();
      return dueAtMs === undefined ? undefined : dueAtMs / UNIT_MS;
    },
    log: {
      ...log,
      async deliveries(query) {
        const page = await log.deliveries(query);
        return { ...page, items: page.items.map(toUnits) };
      },
      async deliveriesOf(selection) {
        return (await log.deliveriesOf(selection)).map(toUnits);
      },
      async delivery(id) {
        const row = await log.delivery(id);
        return row && toUnits(row);
      },
    },
  };
}
