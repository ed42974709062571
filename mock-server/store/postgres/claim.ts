import type { EventSubscription } from '../../delivery/event-subscription.ts';
import type { ClaimedDelivery, ClaimRequest } from '../delivery-store.ts';
import type { Engine } from './engine.ts';
import { noting } from './log/noting.ts';

// By subscription, so that neither a paused nor a busy one is waded through: first how many of the longest due each has,
// then so many of its own that no other emitter has locked.
const claimSql = (s: string): string => `
  with ${noting(s)}, shares as (
    select due.subscription_id, count(*) as share from (
      select d.subscription_id
      from ${s}.subscriptions sub
      cross join lateral (
        select w.subscription_id, w.due_at, w.seq from ${s}.deliveries w
        where w.subscription_id = sub.id and w.state = 'waiting' and w.due_at < now()
        order by w.due_at, w.seq limit cardinality($2::text[])
      ) d
      where sub.status = 'active' and not sub.id = any($1::text[])
      order by d.due_at, d.seq limit cardinality($2::text[])
    ) due group by due.subscription_id
  ), taken as (
    select w.*, row_number() over (order by w.due_at, w.seq) as place
    from shares cross join lateral (
      select d.id, d.seq, d.event_id, d.subscription_id, d.due_at, d.attempts + 1 as number from ${s}.deliveries d
      where d.subscription_id = shares.subscription_id and d.state = 'waiting' and d.due_at < now()
      order by d.due_at, d.seq limit shares.share for update skip locked
    ) w
  ), begun as materialized (
    select t.*, e.event_type, e.body, sub.value, sub.endpoint_url, ($2::text[])[t.place] as attempt_id
    from taken t
    join ${s}.events e on e.event_id = t.event_id
    join ${s}.subscriptions sub on sub.id = t.subscription_id
  ), held as (
    update ${s}.deliveries d
    set state = 'in_flight', attempts = b.number, attempt_id = b.attempt_id, holder = $3,
      endpoint_url = b.endpoint_url
    from begun b where d.id = b.id
  ), attempted as (
    insert into ${s}.attempts (attempt_id, delivery_id, number, started_at, owner)
    select attempt_id, id, number, $4, $5 from begun order by place
  ), noted as (
    insert into ${s}.changes (kind, at, event_id, delivery_id, attempt_id)
    select 'attempt_started', $4, event_id, id, attempt_id from begun, noting order by place
  )
  select id, attempt_id, number, event_id, event_type, body, subscription_id,
    case when row_number() over (partition by subscription_id order by place) = 1 then value end as value
  from begun order by place`;

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly attempt_id: string;
  readonly number: number;
  readonly event_id: string;
  readonly event_type: string;
  readonly body: Buffer;
  readonly subscription_id: string;
  /** Of each subscription only the first row has it. */
  readonly value: string | null;
}

function toClaimed(rows: readonly Row[]): readonly ClaimedDelivery[] {
  const subscriptions = new Map<string, EventSubscription>();
  for (const { subscription_id, value } of rows)
    if (value !== null) subscriptions.set(subscription_id, JSON.parse(value));
  return rows.flatMap((row) => {
    const subscription = subscriptions.get(row.subscription_id);
    if (!subscription) return [];
    return {
      id: row.id,
      attemptId: row.attempt_id,
      attemptNumber: row.number,
      eventId: row.event_id,
      eventType: row.event_type,
      body: new Uint8Array(row.body.buffer, row.body.byteOffset, row.body.byteLength),
      subscription,
    };
  });
}

/**
 * Takes what is due by the database's clock; `nowMs` of the request is of no use, as this clock cannot be turned.
 *
 * @param onDoubt is given the attempts of a claim that failed so late that it may have been stored.
 */
export async function claimDue(
  { schema, database, lease }: Engine,
  { exceptSubscriptions = [], attemptIds, startedAt, owner }: ClaimRequest,
  onDoubt: (attemptIds: readonly string[]) => void,
): Promise<readonly ClaimedDelivery[]> {
  await lease.ensure();
  let claimed: readonly Row[] = [];
  try {
    await database.transaction(async (tx) => {
      claimed = [];
      claimed = await tx.query<Row>(claimSql(schema), [
        exceptSubscriptions,
        attemptIds,
        lease.id,
        startedAt,
        owner,
      ]);
    });
  } catch (error) {
    onDoubt(claimed.map((row) => row.attempt_id));
    throw error;
  }
  return toClaimed(claimed);
}
