import type { Acceptance, AcceptRequest } from '../delivery-store.ts';
import type { Transaction } from './database/transaction.ts';
import type { Engine } from './engine.ts';
import { type Owed, type PlannedRequest, planRequests } from './latest-events.ts';
import { noting } from './log/noting.ts';

// All bodies are one parameter, which goes over as it is; an array of them would be written as text. A line of the feed
// without a delivery is of an event that goes nowhere.
const storeSql = (s: string): string => `
  with ${noting(s)}, events as (
    insert into ${s}.events (event_id, event_type, resource_id, accepted_at, body)
    select event_id, event_type, resource_id, accepted_at::timestamptz, substring($6::bytea from start::int + 1 for size)
    from (
      select *, sum(size) over (order by place) - size as start
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[]) with ordinality
        as e (event_id, event_type, resource_id, accepted_at, size, place)
    ) e
    order by place
  ), lines as (
    select * from unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::float8[]) with ordinality
      as l (at, event_id, id, subscription_id, due_ms, place)
  ), deliveries as (
    insert into ${s}.deliveries (id, event_id, subscription_id, endpoint_url, state, due_at)
    select l.id, l.event_id, l.subscription_id, sub.endpoint_url, 'waiting', to_timestamp(l.due_ms / 1000)
    from lines l join ${s}.subscriptions sub on sub.id = l.subscription_id
    order by place
  )
  insert into ${s}.changes (kind, at, event_id, delivery_id)
  select 'accepted', at, event_id, id from lines, noting order by place`;

/** Stores a batch: all of it or nothing, in three statements however large it is. */
export function acceptAll(
  engine: Engine,
  requests: readonly AcceptRequest[],
): Promise<readonly Acceptance[]> {
  return engine.database.transaction(async (tx) => {
    const planned = await planRequests(tx, engine.schema, requests);
    const accepted = planned.filter(({ earlierEventId }) => earlierEventId === undefined);
    if (accepted.length > 0) await store(engine, tx, accepted);
    return planned.map(({ owed, earlierEventId }) =>
      earlierEventId === undefined
        ? { kind: 'accepted' as const, deliveryIds: owed.map(({ id }) => id) }
        : { kind: 'duplicate' as const, eventId: earlierEventId },
    );
  });
}

async function store(
  { schema, database }: Engine,
  tx: Transaction,
  accepted: readonly PlannedRequest[],
): Promise<void> {
  const lines = accepted.flatMap(({ request, owed }) => {
    const deliveries: readonly (Owed | undefined)[] = owed.length > 0 ? owed : [undefined];
    return deliveries.map((one) => ({ request, one }));
  });
  await tx.query(storeSql(schema), [
    accepted.map(({ request }) => request.eventId),
    accepted.map(({ request }) => request.eventType),
    accepted.map(({ request }) => request.resourceId),
    accepted.map(({ request }) => request.acceptedAt),
    accepted.map(({ request }) => request.body.byteLength),
    Buffer.concat(accepted.map(({ request }) => request.body)),
    lines.map(({ request }) => request.acceptedAt),
    lines.map(({ request }) => request.eventId),
    lines.map(({ one }) => one?.id),
    lines.map(({ one }) => one?.subscriptionId),
    lines.map(({ request }) => database.offset.toDatabase(request.dueAtMs)),
  ]);
}
