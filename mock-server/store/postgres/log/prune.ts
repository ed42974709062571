import type { Engine } from '../engine.ts';

export interface PruneLimits {
  readonly keep?: number;
  readonly before?: string;
}

const AT_ONCE = 1_000;
/** So many lines of the feed are kept; who asks for older ones sees by the sequence numbers that some are gone. */
const KEPT_CHANGES = 100_000;

const finished = (s: string): string => `not exists (
  select from ${s}.deliveries d where d.event_id = e.event_id and d.state in ('waiting', 'in_flight'))`;

// Also takes the deliveries, so that none of them can be sent again while its event goes.
const candidatesSql = (s: string): string => `
  with candidates as (
    select e.event_id from ${s}.events e
    where (e.accepted_at < $1::timestamptz or e.seq <= $2::bigint) and ${finished(s)}
    order by e.seq limit ${AT_ONCE}
  ), locked as (
    select d.id from ${s}.deliveries d join candidates using (event_id) order by d.id for update of d
  )
  select event_id, (select count(*) from locked) as locked from candidates`;

const pruneSql = (s: string): string => `
  with doomed as (
    delete from ${s}.events e where e.event_id = any($1) and ${finished(s)} returning e.event_id
  ), deliveries as (
    delete from ${s}.deliveries d using doomed where d.event_id = doomed.event_id returning d.id
  ), attempts as (
    delete from ${s}.attempts a using deliveries where a.delivery_id = deliveries.id
  ), latest_events as (
    delete from ${s}.latest_events l using doomed where l.event_id = doomed.event_id
  )
  select event_id from doomed`;

const newestBeyondSql = (s: string): string => `
  select e.seq from ${s}.events e where ${finished(s)} order by e.seq desc offset $1 limit 1`;

const trimSql = (s: string): string => `
  delete from ${s}.changes where seq <= (select max(seq) from ${s}.changes) - ${KEPT_CHANGES}`;

/** Removes finished events with all that belongs to them, a thousand in a transaction. */
export async function pruneLog({ schema: s, database }: Engine, limits: PruneLimits): Promise<number> {
  const { keep, before } = limits;
  const [newest] =
    keep === undefined ? [] : await database.query<{ seq: number }>(newestBeyondSql(s), [keep]);
  let pruned = 0;
  let found = AT_ONCE;
  while (found === AT_ONCE) {
    found = await database.transaction(async (tx) => {
      const candidates = await tx.query<{ event_id: string }>(candidatesSql(s), [before, newest?.seq]);
      const ids = candidates.map((row) => row.event_id);
      return (await tx.query(pruneSql(s), [ids])).length;
    });
    pruned += found;
  }
  await database.query(trimSql(s));
  return pruned;
}
