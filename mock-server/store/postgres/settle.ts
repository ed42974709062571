import type { Settlement } from '../delivery-store.ts';
import { type EndedAttempt, type Engine, replaceJobs, wallTime } from './engine.ts';
import { toAttemptColumns } from './log/attempt-record.ts';
import { noting } from './log/noting.ts';
import { jobIdFor } from './queue/job-order.ts';

const settleSql = (s: string): string => `
  with ${noting(s)}, said as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::uuid[], $6::text[], $7::bytea[],
      $8::bytea[], $9::int[], $10::float8[], $11::text[])
      as t (delivery_id, attempt_id, next, due_ms, next_job_id, record, request_body, response_body, status,
        duration_ms, outcome)
  ), locked as (
    select d.event_id, d.subscription_id, d.job_id, t.delivery_id, t.attempt_id, t.due_ms, t.next_job_id, t.record, t.request_body,
      t.response_body, t.status, t.duration_ms, t.outcome,
      case when d.state = 'in_flight' then t.next else d.state end as next
    from said t join ${s}.deliveries d on d.id = t.delivery_id and d.attempt_id = t.attempt_id
    where d.holder is not null
    order by d.id for update of d
  ), moved as (
    update ${s}.deliveries d
    set state = l.next, due_at = coalesce(to_timestamp(l.due_ms / 1000), d.due_at),
      job_id = case when l.next = 'waiting' then l.next_job_id end, holder = null,
      last_status = l.status, last_duration_ms = l.duration_ms, last_outcome = l.outcome
    from locked l where d.id = l.delivery_id
  ), ended as (
    update ${s}.attempts a
    set record = l.record, request_body = l.request_body, response_body = l.response_body
    from locked l where a.attempt_id = l.attempt_id
  ), noted as (
    insert into ${s}.changes (kind, at, event_id, delivery_id, attempt_id)
    select 'attempt_ended', $12, event_id, delivery_id, attempt_id from locked, noting
  )
  select delivery_id as id, subscription_id, job_id as old_job_id, next, next_job_id as job_id, due_ms from locked`;

// A server that forgets a settlement when it crashes has the delivery sent once more: at least once, as promised.
const repeatable = { waitsForDisk: false };

/**
 * Stores how attempts ended. A settlement that comes too late is passed over: the lease ran out meanwhile and the
 * attempt is `unknown`, or it was stored already and only the answer to that was lost.
 */
export async function settleAll(engine: Engine, settlements: readonly Settlement[]): Promise<void> {
  const { schema, database, clock } = engine;
  await database.transaction(async (tx) => {
    const plans = settlements.map((settlement) => {
      const { next, record } = settlement;
      const dueMs = next.state === 'waiting' ? database.offset.toDatabase(next.dueAtMs) : undefined;
      return { ...settlement, dueMs, columns: toAttemptColumns(record) };
    });
    const rows = await tx.query<EndedAttempt>(settleSql(schema), [
      plans.map(({ deliveryId }) => deliveryId),
      plans.map(({ attemptId }) => attemptId),
      plans.map(({ next }) => next.state),
      plans.map(({ dueMs }) => dueMs),
      plans.map(({ dueMs }) => (dueMs === undefined ? undefined : jobIdFor(dueMs))),
      plans.map(({ columns }) => columns.record),
      plans.map(({ columns }) => columns.requestBody),
      plans.map(({ columns }) => columns.responseBody),
      plans.map(({ record }) => record.response?.status),
      plans.map(({ record }) => record.timings.totalMs),
      plans.map(({ record }) => JSON.stringify(record.outcome)),
      wallTime(clock),
    ]);
    await replaceJobs(engine, tx, rows);
  }, repeatable);
}
