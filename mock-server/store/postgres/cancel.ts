import { type Engine, wallTime } from './engine.ts';
import { noting } from './log/noting.ts';

// The job stays behind, as that of a replaced retry does: no delivery names it any more, so it is void.
const cancelSql = (s: string): string => `
  with ${noting(s)}, chosen as (
    select id, event_id, seq from ${s}.deliveries
    where id = any($1::text[]) and state = 'waiting'
    order by id for update
  ), cancelled as (
    update ${s}.deliveries d set state = 'cancelled', job_id = null from chosen c where d.id = c.id
  ), noted as (
    insert into ${s}.changes (kind, at, event_id, delivery_id)
    select 'cancelled', $2, event_id, id from chosen, noting order by seq
  )
  select id from chosen order by seq`;

/** Ends the waiting of deliveries; resolves with the ids of those that waited. */
export async function cancelWaiting(
  { schema, database, clock }: Engine,
  deliveryIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await database.transaction((tx) =>
    tx.query<{ readonly id: string }>(cancelSql(schema), [deliveryIds, wallTime(clock)]),
  );
  return rows.map(({ id }) => id);
}
