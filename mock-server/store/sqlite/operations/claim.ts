import type { ClaimRequest } from '../../delivery-store.ts';
import type { Sql } from '../database/sql.ts';
import { joinBytes } from '../packed-bodies.ts';
import { writeChanges } from './write-changes.ts';

interface ClaimInput {
  readonly request: ClaimRequest;
  readonly session: number;
}

interface DueRow {
  readonly seq: number;
  readonly id: string;
  readonly attempts: number;
  readonly eventId: string;
  readonly eventType: string;
  readonly body: ArrayBuffer;
  readonly subscriptionId: string;
  readonly endpointUrl: string;
}

/** Claimed deliveries, with each subscription's document once, and all bodies behind one another. */
export interface ClaimedRows {
  readonly deliveries: readonly (Omit<DueRow, 'seq' | 'attempts' | 'endpointUrl' | 'body'> & {
    readonly attemptId: string;
    readonly attemptNumber: number;
    readonly bodySize: number;
  })[];
  readonly bodies: Uint8Array;
  readonly subscriptions: readonly { readonly id: string; readonly document: string }[];
}

/** Begins an attempt on each due delivery; they are written as in flight before anything can be sent. */
export function claim(sql: Sql, { request, session }: ClaimInput): ClaimedRows {
  const { attemptIds } = request;
  const due = findDue(sql, request);
  if (due.length === 0) return { deliveries: [], bodies: new Uint8Array(), subscriptions: [] };
  const begun = due.map(({ seq, attempts, endpointUrl, body, ...rest }, n) => ({
    row: [seq, attempts + 1, endpointUrl, attemptIds[n] ?? ''] as const,
    claimed: {
      ...rest,
      attemptId: attemptIds[n] ?? '',
      attemptNumber: attempts + 1,
      bodySize: body.byteLength,
    },
  }));
  const rows = JSON.stringify(begun.map(({ row }) => row));
  sql.run(
    `UPDATE deliveries SET state = 'in_flight', attempts = j.value ->> 1, endpoint_url = j.value ->> 2
     FROM json_each(?) AS j WHERE deliveries.seq = j.value ->> 0`,
    rows,
  );
  sql.run(
    `INSERT INTO attempts (id, delivery_seq, number, started_at, owner, session)
     SELECT value ->> 3, value ->> 0, value ->> 1, ?, ?, ? FROM json_each(?) ORDER BY key`,
    request.startedAt,
    request.owner,
    session,
    rows,
  );
  const deliveries = begun.map(({ claimed }) => claimed);
  writeChanges(
    sql,
    'attempt_started',
    request.startedAt,
    deliveries.map(({ eventId, id, attemptId }) => [eventId, id, attemptId]),
  );
  const bodies = joinBytes(due.map(({ body }) => new Uint8Array(body)));
  return { deliveries, bodies, subscriptions: documentsOf(sql, deliveries) };
}

function findDue(sql: Sql, { nowMs, attemptIds, exceptSubscriptions }: ClaimRequest): readonly DueRow[] {
  return sql.all<DueRow>(
    `SELECT d.seq, d.id, d.attempts, e.id AS eventId, e.type AS eventType, e.body,
       s.id AS subscriptionId, s.endpoint_url AS endpointUrl
     FROM deliveries AS d INDEXED BY deliveries_due
     CROSS JOIN events AS e ON e.seq = d.event_seq
     CROSS JOIN subscriptions AS s ON s.id = d.subscription_id
     WHERE d.state = 'waiting' AND d.held = 0 AND d.due_at_ms <= ?
       AND d.subscription_id NOT IN (SELECT value FROM json_each(?))
     ORDER BY d.due_at_ms, d.seq LIMIT ?`,
    nowMs,
    JSON.stringify(exceptSubscriptions ?? []),
    attemptIds.length,
  );
}

function documentsOf(sql: Sql, claimed: readonly { readonly subscriptionId: string }[]) {
  const ids = [...new Set(claimed.map(({ subscriptionId }) => subscriptionId))];
  return sql.all<{ id: string; document: string }>(
    'SELECT id, document FROM subscriptions WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );
}
