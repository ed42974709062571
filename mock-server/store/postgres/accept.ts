import type { Acceptance, AcceptRequest } from '../delivery-store.ts';
import type { Transaction } from './database/transaction.ts';
import type { Engine } from './engine.ts';
import { type PlannedRequest, planRequests } from './latest-events.ts';
import { noting } from './log/noting.ts';
import { jobIdFor } from './queue/job-order.ts';

// All bodies are one parameter, which goes over as it is; an array of them would be written as text.
const eventsSql = (s: string): string => `
  insert into ${s}.events (event_id, event_type, resource_id, accepted_at, body)
  select event_id, event_type, resource_id, accepted_at, substring($6::bytea from start::int + 1 for size)
  from (
    select *, sum(size) over (order by place) - size as start
    from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::int[]) with ordinality
      as e (event_id, event_type, resource_id, accepted_at, size, place)
  ) e
  order by place`;

const deliveriesSql = (s: string): string => `
  with owed as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::float8[]) with ordinality
      as o (id, event_id, subscription_id, job_id, due_ms, place)
  )
  insert into ${s}.deliveries (id, event_id, subscription_id, endpoint_url, state, due_at, job_id)
  select o.id, o.event_id, o.subscription_id, sub.endpoint_url, 'waiting',
    to_timestamp(o.due_ms / 1000), o.job_id
  from owed o join ${s}.subscriptions sub on sub.id = o.subscription_id
  order by place`;

const changesSql = (s: string): string => `
  with ${noting(s)}
  insert into ${s}.changes (kind, at, event_id, delivery_id)
  select 'accepted', at, event_id, delivery_id
  from unnest($1::text[], $2::text[], $3::text[]) with ordinality as c (at, event_id, delivery_id, place), noting
  order by place`;

/** Stores a batch: all of it or nothing, in five statements however large it is. */
export function acceptAll(
  engine: Engine,
  requests: readonly AcceptRequest[],
): Promise<readonly Acceptance[]> {
  return engine.database.transaction(async (tx) => {
    const planned = await planRequests(tx, engine.schema, requests);
    const accepted = planned.filter(({ earlierEventId }) => earlierEventId === undefined);
    if (accepted.length > 0) {
      await storeEvents(engine, tx, accepted);
      await storeDeliveries(engine, tx, accepted);
    }
    return planned.map(({ owed, earlierEventId }) =>
      earlierEventId === undefined
        ? { kind: 'accepted' as const, deliveryIds: owed.map(({ id }) => id) }
        : { kind: 'duplicate' as const, eventId: earlierEventId },
    );
  });
}

async function storeEvents(
  { schema }: Engine,
  tx: Transaction,
  accepted: readonly PlannedRequest[],
): Promise<void> {
  await tx.query(eventsSql(schema), [
    accepted.map(({ request }) => request.eventId),
    accepted.map(({ request }) => request.eventType),
    accepted.map(({ request }) => request.resourceId),
    accepted.map(({ request }) => request.acceptedAt),
    accepted.map(({ request }) => request.body.byteLength),
    Buffer.concat(accepted.map(({ request }) => request.body)),
  ]);
  // An event that goes nowhere is noted too.
  const lines = accepted.flatMap(({ request, owed }) => {
    const ids: readonly (string | undefined)[] = owed.length > 0 ? owed.map(({ id }) => id) : [undefined];
    return ids.map((id) => ({ request, id }));
  });
  await tx.query(changesSql(schema), [
    lines.map(({ request }) => request.acceptedAt),
    lines.map(({ request }) => request.eventId),
    lines.map(({ id }) => id),
  ]);
}

async function storeDeliveries(
  { schema, queue, database }: Engine,
  tx: Transaction,
  accepted: readonly PlannedRequest[],
): Promise<void> {
  const jobs = accepted.flatMap(({ request, owed }) => {
    const dueMs = database.offset.toDatabase(request.dueAtMs);
    return owed.map(({ id, subscriptionId }) => ({
      eventId: request.eventId,
      deliveryId: id,
      subscriptionId,
      dueMs,
      jobId: jobIdFor(dueMs),
    }));
  });
  if (jobs.length === 0) return;
  await tx.query(deliveriesSql(schema), [
    jobs.map(({ deliveryId }) => deliveryId),
    jobs.map(({ eventId }) => eventId),
    jobs.map(({ subscriptionId }) => subscriptionId),
    jobs.map(({ jobId }) => jobId),
    jobs.map(({ dueMs }) => dueMs),
  ]);
  await queue.add(tx, jobs);
}
