import type { ResendSelection } from '../delivery-store.ts';
import { addJobs, type Engine, type NewlyWaiting, wallTime } from './engine.ts';
import { noting } from './log/noting.ts';
import { jobIdPrefix, jobIdSql } from './queue/job-order.ts';

// The job of a retry that is replaced stays behind: nobody's delivery names it any more, so it is void. To remove it
// here could wait for a claim that waits for us.
const resendSql = (s: string, condition: string): string => `
  with ${noting(s)}, chosen as (
    select d.id, d.event_id, d.seq from ${s}.deliveries d
    join ${s}.subscriptions sub on sub.id = d.subscription_id
    where ${condition}
    order by d.id for update of d for key share of sub
  ), moved as (
    update ${s}.deliveries d
    set state = 'waiting', due_at = to_timestamp($2::float8 / 1000), job_id = ${jobIdSql('$4')}
    from chosen c where d.id = c.id
    returning d.id, d.subscription_id, d.job_id
  ), noted as (
    insert into ${s}.changes (kind, at, event_id, delivery_id)
    select 'resent', $3, event_id, id from chosen, noting order by seq
  )
  select id, subscription_id, job_id, $2::float8 as due_ms from moved`;

// One that was cancelled in flight, as its subscription was deleted, may still be on the wire when that is there again.
const byIds = `d.id = any($1::text[]) and (d.state in ('waiting', 'exhausted', 'delivered')
  or d.state = 'cancelled' and d.holder is null)`;

const exhaustedSince = (s: string): string => `d.state = 'exhausted'
  and exists (select from ${s}.events e where e.event_id = d.event_id and e.accepted_at >= $1::timestamptz)`;

/** Makes deliveries due again, each with a new job in the place of the one that it may have. */
export function resendSelected(
  engine: Engine,
  selection: ResendSelection,
  dueAtMs: number,
): Promise<readonly string[]> {
  const { schema, database, clock } = engine;
  return database.transaction(async (tx) => {
    const listed = 'deliveryIds' in selection;
    const dueMs = database.offset.toDatabase(dueAtMs);
    const rows = await tx.query<NewlyWaiting>(resendSql(schema, listed ? byIds : exhaustedSince(schema)), [
      listed ? selection.deliveryIds : selection.exhaustedSince,
      dueMs,
      wallTime(clock),
      jobIdPrefix(dueMs),
    ]);
    await addJobs(engine, tx, rows);
    const ids = new Set(rows.map(({ id }) => id));
    return listed ? [...new Set(selection.deliveryIds)].filter((id) => ids.has(id)) : [...ids];
  });
}
