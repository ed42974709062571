import type { ResendSelection } from '../delivery-store.ts';
import { type Engine, wallTime } from './engine.ts';
import { noting } from './log/noting.ts';

const resendSql = (s: string, condition: string): string => `
  with ${noting(s)}, chosen as (
    select d.id, d.event_id, d.seq from ${s}.deliveries d
    join ${s}.subscriptions sub on sub.id = d.subscription_id
    where ${condition}
    order by d.id for update of d for key share of sub
  ), moved as (
    update ${s}.deliveries d
    set state = 'waiting', due_at = to_timestamp($2::float8 / 1000)
    from chosen c where d.id = c.id
  ), noted as (
    insert into ${s}.changes (kind, at, event_id, delivery_id)
    select 'resent', $3, event_id, id from chosen, noting order by seq
  )
  select id from chosen order by seq`;

const byIds = `d.id = any($1::text[]) and d.state in ('waiting', 'exhausted', 'delivered')`;

const exhaustedSince = (s: string): string => `d.state = 'exhausted'
  and exists (select from ${s}.events e where e.event_id = d.event_id and e.accepted_at >= $1::timestamptz)`;

/** Makes deliveries due again. */
export function resendSelected(
  engine: Engine,
  selection: ResendSelection,
  dueAtMs: number,
): Promise<readonly string[]> {
  const { schema, database, clock } = engine;
  return database.transaction(async (tx) => {
    const listed = 'deliveryIds' in selection;
    const rows = await tx.query<{ id: string }>(resendSql(schema, listed ? byIds : exhaustedSince(schema)), [
      listed ? selection.deliveryIds : selection.exhaustedSince,
      database.offset.toDatabase(dueAtMs),
      wallTime(clock),
    ]);
    const ids = new Set(rows.map(({ id }) => id));
    return listed ? [...new Set(selection.deliveryIds)].filter((id) => ids.has(id)) : [...ids];
  });
}
