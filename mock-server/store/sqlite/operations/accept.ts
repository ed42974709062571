import type { Acceptance, AcceptRequest } from '../../delivery-store.ts';
import type { Sql } from '../database/sql.ts';
import { writeChanges } from './write-changes.ts';

type Owed = AcceptRequest['deliveries'][number];

interface Target {
  readonly known: 0 | 1;
  /** The event of this type about this resource that the subscription had last. */
  readonly earlier: string | null;
}

/** Stores events and what is owed for them; throws, and has to be undone, when an id is there already. */
export function accept(sql: Sql, requests: readonly AcceptRequest[]): readonly Acceptance[] {
  const targets = findTargets(sql, requests);
  // What the requests before this one made the latest event, which the tables do not hold yet.
  const latest = new Map<string, string>();
  const stored: { readonly request: AcceptRequest; readonly owed: readonly Owed[] }[] = [];
  const acceptances = requests.map((request, index): Acceptance => {
    const here = targets[index] ?? [];
    const keyOf = (owed: Owed) => [request.resourceId, request.eventType, owed.subscriptionId].join('\0');
    const earlierOf = (owed: Owed, n: number) => latest.get(keyOf(owed)) ?? here[n]?.earlier ?? undefined;
    const known = request.deliveries.filter((_, n) => here[n]?.known === 1);
    const earlier = request.deduplicate ? request.deliveries.map(earlierOf) : [];
    const owed = known.filter((one) => earlier[request.deliveries.indexOf(one)] === undefined);
    const earliest = earlier.find((id) => id !== undefined);
    if (owed.length === 0 && earliest !== undefined) return { kind: 'duplicate', eventId: earliest };
    for (const one of owed) latest.set(keyOf(one), request.eventId);
    stored.push({ request, owed });
    return { kind: 'accepted', deliveryIds: owed.map(({ id }) => id) };
  });
  insertEvents(
    sql,
    stored.map(({ request }) => request),
  );
  for (const { request, owed } of stored) if (owed.length === 0) noteEventAlone(sql, request);
  insertDeliveries(
    sql,
    stored.flatMap(({ request, owed }) => owed.map((one) => ({ request, owed: one }))),
  );
  return acceptances;
}

/** For every delivery of every request, whether its subscription is there and what it had. */
function findTargets(sql: Sql, requests: readonly AcceptRequest[]): readonly (readonly Target[])[] {
  const wanted = requests.flatMap(({ resourceId, eventType, deliveries }) =>
    deliveries.map(({ subscriptionId }) => [resourceId, eventType, subscriptionId]),
  );
  const rows = sql.all<Target>(
    `SELECT s.id IS NOT NULL AS known, (
       SELECT e.id FROM events AS e CROSS JOIN deliveries AS d ON d.event_seq = e.seq
       WHERE e.resource_id = j.value ->> 0 AND e.type = j.value ->> 1 AND d.subscription_id = j.value ->> 2
       ORDER BY e.seq DESC LIMIT 1) AS earlier
     FROM json_each(?) AS j
     LEFT JOIN subscriptions AS s ON s.id = j.value ->> 2
     ORDER BY j.key`,
    JSON.stringify(wanted),
  );
  let end = 0;
  return requests.map(({ deliveries }) => {
    const from = end;
    end += deliveries.length;
    return rows.slice(from, end);
  });
}

const eventsAtOnce = 16;

function insertEvents(sql: Sql, requests: readonly AcceptRequest[]): void {
  for (let from = 0; from < requests.length; from += eventsAtOnce) {
    const chunk = requests.slice(from, from + eventsAtOnce);
    const rows = chunk.map(() => '(?, ?, ?, ?, ?)').join();
    sql.run(
      `INSERT INTO events (id, type, resource_id, accepted_at, body) VALUES ${rows}`,
      ...chunk.flatMap((one) => [one.eventId, one.eventType, one.resourceId, one.acceptedAt, one.body]),
    );
  }
}

function insertDeliveries(
  sql: Sql,
  deliveries: readonly { readonly request: AcceptRequest; readonly owed: Owed }[],
): void {
  if (deliveries.length === 0) return;
  const rows = JSON.stringify(
    deliveries.map(({ request, owed }) => [owed.id, request.eventId, owed.subscriptionId, request.dueAtMs]),
  );
  sql.run(
    `INSERT INTO deliveries (id, event_seq, subscription_id, endpoint_url, state, held, due_at_ms)
     SELECT j.value ->> 0, e.seq, s.id, s.endpoint_url, 'waiting', s.status = 'paused', j.value ->> 3
     FROM json_each(?) AS j
     CROSS JOIN events AS e ON e.id = j.value ->> 1
     CROSS JOIN subscriptions AS s ON s.id = j.value ->> 2
     ORDER BY j.key`,
    rows,
  );
  for (const [at, subjects] of byTime(deliveries)) writeChanges(sql, 'accepted', at, subjects);
}

/** Neighbours that were accepted at the same instant go into the feed together. */
function byTime(deliveries: readonly { readonly request: AcceptRequest; readonly owed: Owed }[]) {
  const groups: [string, [string, string][]][] = [];
  for (const { request, owed } of deliveries) {
    const last = groups.at(-1);
    if (last?.[0] === request.acceptedAt) last[1].push([request.eventId, owed.id]);
    else groups.push([request.acceptedAt, [[request.eventId, owed.id]]]);
  }
  return groups;
}

function noteEventAlone(sql: Sql, { acceptedAt, eventId }: AcceptRequest): void {
  writeChanges(sql, 'accepted', acceptedAt, [[eventId]]);
}
