import type { AcceptRequest } from '../delivery-store.ts';
import type { Transaction } from './database/transaction.ts';

type Owed = AcceptRequest['deliveries'][number];

/** A request with what it owes; undefined where an earlier event says it already. */
export interface PlannedRequest {
  readonly request: AcceptRequest;
  readonly owed: readonly Owed[];
  readonly earlierEventId: string | undefined;
}

// In one order for everybody, so that two emitters wait for each other and not in a circle; the order of requests
// decides between those of one batch. A subscription that is deleted now has to wait for us.
const registerSql = (s: string): string => `
  with known as (
    select id from ${s}.subscriptions where id = any($1) order by id for key share
  )
  insert into ${s}.latest_events (subscription_id, event_type, resource_id, event_id)
  select k.subscription_id, k.event_type, k.resource_id, k.event_id
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
    as k (subscription_id, event_type, resource_id, event_id, place)
  join known on known.id = k.subscription_id
  order by k.subscription_id, k.event_type, k.resource_id, k.place
  on conflict do nothing
  returning subscription_id, event_type, resource_id, event_id`;

const lookUpSql = (s: string): string => `
  select distinct l.subscription_id, l.event_type, l.resource_id, l.event_id
  from unnest($1::text[], $2::text[], $3::text[]) as k (subscription_id, event_type, resource_id)
  join ${s}.latest_events l using (subscription_id, event_type, resource_id)
  join ${s}.subscriptions sub on sub.id = l.subscription_id`;

const replaceSql = (s: string): string => `
  with locked as (
    select l.subscription_id, l.event_type, l.resource_id, k.event_id
    from unnest($1::text[], $2::text[], $3::text[], $4::text[])
      as k (subscription_id, event_type, resource_id, event_id)
    join ${s}.latest_events l using (subscription_id, event_type, resource_id)
    order by l.subscription_id, l.event_type, l.resource_id for update of l
  )
  update ${s}.latest_events l set event_id = k.event_id from locked k
  where (l.subscription_id, l.event_type, l.resource_id) = (k.subscription_id, k.event_type, k.resource_id)`;

interface Row extends Record<string, unknown> {
  readonly subscription_id: string;
  readonly event_type: string;
  readonly resource_id: string;
  readonly event_id: string;
}

const keyOf = (row: Omit<Row, 'event_id'>): string =>
  JSON.stringify([row.subscription_id, row.event_type, row.resource_id]);

const columnsOf = (rows: readonly Row[]): readonly (readonly string[])[] => [
  rows.map((row) => row.subscription_id),
  rows.map((row) => row.event_type),
  rows.map((row) => row.resource_id),
  rows.map((row) => row.event_id),
];

const rowOf = ({ eventType, resourceId, eventId }: AcceptRequest, owed: Owed): Row => ({
  subscription_id: owed.subscriptionId,
  event_type: eventType,
  resource_id: resourceId,
  event_id: eventId,
});

/** The latest event for each key of these requests, which one of them may be by now; none for unknown subscriptions. */
async function latestOf(tx: Transaction, schema: string, requests: readonly AcceptRequest[]) {
  const rows = requests.flatMap((request) => request.deliveries.map((owed) => rowOf(request, owed)));
  if (rows.length === 0) return new Map<string, Row>();
  const registered = await tx.query<Row>(registerSql(schema), columnsOf(rows));
  const latest = new Map(registered.map((row) => [keyOf(row), row]));
  const others = rows.filter((row) => !latest.has(keyOf(row)));
  if (others.length > 0)
    for (const row of await tx.query<Row>(lookUpSql(schema), columnsOf(others).slice(0, 3)))
      latest.set(keyOf(row), row);
  return latest;
}

/**
 * Decides what is new. A unique index does, so of two emitters only one is the first to register an event of a type
 * about a resource for a subscription; the other one waits for its commit, and then finds it.
 */
export async function planRequests(
  tx: Transaction,
  schema: string,
  requests: readonly AcceptRequest[],
): Promise<readonly PlannedRequest[]> {
  const latest = await latestOf(tx, schema, requests);
  const replaced = new Map<string, Row>();
  const planned = requests.map((request): PlannedRequest => {
    const known = request.deliveries.filter((owed) => latest.has(keyOf(rowOf(request, owed))));
    const earlier = (owed: Owed): string | undefined => {
      const eventId = latest.get(keyOf(rowOf(request, owed)))?.event_id;
      return eventId === request.eventId ? undefined : eventId;
    };
    const owed = request.deduplicate ? known.filter((one) => earlier(one) === undefined) : known;
    const earlierEventId = owed.length === 0 && request.deduplicate ? known.map(earlier)[0] : undefined;
    for (const one of owed) {
      const row = rowOf(request, one);
      if (earlier(one) !== undefined) replaced.set(keyOf(row), row);
      latest.set(keyOf(row), row);
    }
    return { request, owed, earlierEventId };
  });
  if (replaced.size > 0) await tx.query(replaceSql(schema), columnsOf([...replaced.values()]));
  return planned;
}
