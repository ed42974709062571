import type { EventSubscription } from '../../delivery/event-subscription.ts';
import type { ClaimedDelivery, ClaimRequest } from '../delivery-store.ts';
import type { Transaction } from './database/transaction.ts';
import type { Engine } from './engine.ts';
import { noting } from './log/noting.ts';
import type { TakenJob } from './queue/job-queue.ts';

// By subscription, so that neither a paused nor a busy one is waded through.
const sharesSql = (s: string): string => `
  select due.subscription_id, count(*) as share from (
    select d.subscription_id
    from ${s}.subscriptions sub
    cross join lateral (
      select w.subscription_id, w.due_at from ${s}.deliveries w
      where w.subscription_id = sub.id and w.state = 'waiting' and w.due_at < now()
      order by w.due_at limit $2
    ) d
    where sub.status = 'active' and not sub.id = any($1)
    order by d.due_at limit $2
  ) due group by due.subscription_id`;

const holdSql = (s: string): string => `
  with ${noting(s)}, taken as (
    select * from unnest($1::uuid[], $2::text[]) as t (job_id, delivery_id)
  ), locked as (
    select d.id, d.event_id, d.subscription_id, d.job_id, d.due_at, d.attempts + 1 as number
    from taken t join ${s}.deliveries d on d.id = t.delivery_id and d.job_id = t.job_id
    where d.state = 'waiting'
    order by d.id for update of d
  ), begun as (
    select l.*, e.seq, e.event_type, e.body, sub.value, sub.endpoint_url,
      ($3::text[])[row_number() over (order by l.due_at, e.seq, l.id)] as attempt_id
    from locked l
    join ${s}.events e on e.event_id = l.event_id
    join ${s}.subscriptions sub on sub.id = l.subscription_id
  ), held as (
    update ${s}.deliveries d
    set state = 'in_flight', attempts = b.number, attempt_id = b.attempt_id, holder = $4,
      endpoint_url = b.endpoint_url
    from begun b where d.id = b.id
  ), attempted as (
    insert into ${s}.attempts (attempt_id, delivery_id, number, started_at, owner)
    select attempt_id, id, number, $5, $6 from begun order by due_at, seq
  ), noted as (
    insert into ${s}.changes (kind, at, event_id, delivery_id, attempt_id)
    select 'attempt_started', $5, event_id, id, attempt_id from begun, noting order by due_at, seq
  )
  select id, attempt_id, number, event_id, event_type, body, job_id, value,
    extract(epoch from due_at)::float8 as due, seq
  from begun`;

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly attempt_id: string;
  readonly number: number;
  readonly job_id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly body: Buffer;
  readonly value: string;
  readonly due: number;
  readonly seq: number;
}

function toClaimed(row: Row): ClaimedDelivery {
  const subscription: EventSubscription = JSON.parse(row.value);
  return {
    id: row.id,
    attemptId: row.attempt_id,
    attemptNumber: row.number,
    eventId: row.event_id,
    eventType: row.event_type,
    body: new Uint8Array(row.body.buffer, row.body.byteOffset, row.body.byteLength),
    subscription,
  };
}

// A server that forgets a claim when it crashes gives the deliveries out again, as after the death of an emitter.
const repeatable = { waitsForDisk: false };

/**
 * Takes what is due by the database's clock; `nowMs` of the request is of no use, as this clock cannot be turned.
 *
 * @param onDoubt is given the attempts of a claim that failed so late that it may have been stored.
 */
export async function claimDue(
  engine: Engine,
  request: ClaimRequest,
  onDoubt: (attemptIds: readonly string[]) => void,
): Promise<readonly ClaimedDelivery[]> {
  await engine.lease.ensure();
  let claimed: Row[] = [];
  try {
    await engine.database.transaction(async (tx) => {
      claimed = [];
      let metVoidJobs = true;
      while (metVoidJobs && claimed.length < request.attemptIds.length) {
        const attemptIds = request.attemptIds.slice(claimed.length);
        const jobs = await takeShares(engine, tx, request.exceptSubscriptions ?? [], attemptIds.length);
        const held = jobs.length > 0 ? await hold(engine, tx, { ...request, attemptIds }, jobs) : [];
        claimed.push(...held);
        metVoidJobs = held.length < jobs.length;
      }
    }, repeatable);
  } catch (error) {
    onDoubt(claimed.map((row) => row.attempt_id));
    throw error;
  }
  return claimed.sort((one, other) => one.due - other.due || one.seq - other.seq).map(toClaimed);
}

async function takeShares(
  { schema, queue }: Engine,
  tx: Transaction,
  except: readonly string[],
  atMost: number,
): Promise<readonly TakenJob[]> {
  const shares = await tx.query<{ subscription_id: string; share: number }>(sharesSql(schema), [
    except,
    atMost,
  ]);
  if (shares.length === 0) return [];
  const jobs: TakenJob[] = [];
  // So many are due and come first in the index; a plan that sorts would read all that is due.
  await tx.query('set local enable_sort = off');
  for (const { subscription_id, share } of shares)
    jobs.push(...(await queue.take(tx, subscription_id, share)));
  await tx.query('set local enable_sort = on');
  return jobs;
}

/** Begins attempts on those that the jobs stand for; jobs that are void go. */
async function hold(
  { schema, queue, lease }: Engine,
  tx: Transaction,
  { attemptIds, startedAt, owner }: ClaimRequest,
  jobs: readonly TakenJob[],
): Promise<readonly Row[]> {
  const held = await tx.query<Row>(holdSql(schema), [
    jobs.map(({ jobId }) => jobId),
    jobs.map(({ deliveryId }) => deliveryId),
    attemptIds,
    lease.id,
    startedAt,
    owner,
  ]);
  const valid = new Set(held.map((row) => row.job_id));
  await queue.remove(
    tx,
    jobs.filter(({ jobId }) => !valid.has(jobId)),
  );
  return held;
}
