import type { UnknownOutcome } from '../../delivery/attempt-outcome.ts';
import type { AttemptRecord } from '../attempt-record.ts';
import { type EndedAttempt, type Engine, replaceJobs, wallTime } from './engine.ts';
import { toAttemptColumns } from './log/attempt-record.ts';
import { noting } from './log/noting.ts';
import { jobIdPrefix, jobIdSql } from './queue/job-order.ts';

const AT_ONCE = 1_000;

const outcome: UnknownOutcome = {
  kind: 'unknown',
  code: 'process_died',
  message: 'The emitter that made this attempt was gone before it ended.',
  hint: 'The receiver may have acted on it: it is sent again with the same event id.',
  notes: ['effect_unknown'],
};

const record: AttemptRecord = { requestHeaders: [], outcome, timings: { totalMs: 0 }, faults: [] };

// Rows that somebody else has locked are being settled, or recovered by another emitter.
const recoverSql = (s: string): string => `
  with ${noting(s)}, lost as (
    select d.id, d.event_id, d.subscription_id, d.attempt_id, d.job_id as old_job_id, ${jobIdSql('$5')} as job_id,
      case when d.state = 'in_flight' then 'waiting' else d.state end as next
    from ${s}.deliveries d
    where d.holder is not null and (
      d.attempt_id = any($1)
      or not exists (select from ${s}.emitters e where e.id = d.holder and e.lease_until > now()))
    order by d.id limit ${AT_ONCE} for update of d skip locked
  ), moved as (
    update ${s}.deliveries d
    set state = l.next, due_at = now(), job_id = case when l.next = 'waiting' then l.job_id end, holder = null,
      last_status = null, last_duration_ms = null, last_outcome = $3
    from lost l where d.id = l.id
  ), ended as (
    update ${s}.attempts a set record = $2 from lost l where a.attempt_id = l.attempt_id
  ), noted as (
    insert into ${s}.changes (kind, at, event_id, delivery_id, attempt_id)
    select 'attempt_ended', $4, event_id, id, attempt_id from lost, noting
  )
  select id, subscription_id, old_job_id, next, job_id, floor(extract(epoch from now()) * 1000)::float8 as due_ms from lost`;

const forgetSql = (s: string): string => `
  delete from ${s}.emitters e
  where e.lease_until < now() and not exists (
    select from ${s}.deliveries d where d.holder = e.id)`;

/**
 * Takes back what emitters hold whose lease ran out by the database's clock.
 *
 * @param disowned attempts of our own that no answer to a claim ever brought us.
 */
export async function recoverLost(engine: Engine, disowned: readonly string[]): Promise<number> {
  let recovered = 0;
  let found = AT_ONCE;
  while (found === AT_ONCE) {
    found = await recoverSome(engine, disowned);
    recovered += found;
  }
  await engine.database.query(forgetSql(engine.schema));
  return recovered;
}

function recoverSome(engine: Engine, disowned: readonly string[]): Promise<number> {
  return engine.database.transaction(async (tx) => {
    const rows = await tx.query<EndedAttempt>(recoverSql(engine.schema), [
      disowned,
      toAttemptColumns(record).record,
      JSON.stringify(outcome),
      wallTime(engine.clock),
      jobIdPrefix(tx.nowMs),
    ]);
    await replaceJobs(engine, tx, rows);
    return rows.length;
  });
}
