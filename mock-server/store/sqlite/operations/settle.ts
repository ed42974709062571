import type { Sql } from '../database/sql.ts';
import { writeChanges } from './write-changes.ts';

/** A settlement in the form of the table's columns. */
export interface SettleRow {
  readonly attemptId: string;
  /** An `AttemptRecord` as JSON, without its bodies. */
  readonly record: string;
  readonly requestBody: Uint8Array | null;
  readonly responseBody: Uint8Array | null;
  readonly status: number | null;
  readonly durationMs: number;
  readonly state: 'delivered' | 'exhausted' | 'waiting';
  readonly dueAtMs: number | null;
  /** When it was settled, for the feed. */
  readonly at: string;
}

interface OpenAttempt {
  readonly n: number;
  readonly seq: number;
  readonly deliverySeq: number;
  readonly deliveryId: string;
  readonly eventId: string;
}

type Pair = readonly [open: OpenAttempt, row: SettleRow];

/** Ends the attempts that are still in flight; the others were settled or recovered before. */
export function settle(sql: Sql, rows: readonly SettleRow[]): void {
  const pairs = findOpen(sql, rows);
  const [first] = pairs;
  if (first === undefined) return;
  endAttempts(sql, pairs);
  moveDeliveries(sql, pairs);
  writeChanges(
    sql,
    'attempt_ended',
    first[1].at,
    pairs.map(([{ eventId, deliveryId }, { attemptId }]) => [eventId, deliveryId, attemptId]),
  );
}

function findOpen(sql: Sql, rows: readonly SettleRow[]): readonly Pair[] {
  const open = sql.all<OpenAttempt>(
    `SELECT j.key AS n, a.seq, d.seq AS deliverySeq, d.id AS deliveryId, e.id AS eventId
     FROM json_each(?) AS j
     CROSS JOIN attempts AS a ON a.id = j.value AND a.record IS NULL
     CROSS JOIN deliveries AS d ON d.seq = a.delivery_seq
     CROSS JOIN events AS e ON e.seq = d.event_seq
     ORDER BY j.key`,
    JSON.stringify(rows.map(({ attemptId }) => attemptId)),
  );
  const seen = new Set<number>();
  return open.flatMap((attempt): readonly Pair[] => {
    const row = rows[attempt.n];
    if (row === undefined || seen.has(attempt.seq)) return [];
    seen.add(attempt.seq);
    return [[attempt, row]];
  });
}

const attemptsAtOnce = 16;

function endAttempts(sql: Sql, pairs: readonly Pair[]): void {
  for (let from = 0; from < pairs.length; from += attemptsAtOnce) {
    const chunk = pairs.slice(from, from + attemptsAtOnce);
    const values = chunk.map(() => '(?, ?, ?, ?)').join();
    sql.run(
      `UPDATE attempts SET record = v.column2, request_body = v.column3, response_body = v.column4
       FROM (VALUES ${values}) AS v WHERE attempts.seq = v.column1`,
      ...chunk.flatMap(([{ seq }, row]) => [seq, row.record, row.requestBody, row.responseBody]),
    );
  }
}

function moveDeliveries(sql: Sql, pairs: readonly Pair[]): void {
  const rows = pairs.map(([{ deliverySeq }, row]) => [
    deliverySeq,
    row.state,
    row.dueAtMs,
    row.status,
    row.durationMs,
  ]);
  sql.run(
    `UPDATE deliveries SET
       state = iif(state = 'in_flight', j.value ->> 1, state),
       held = coalesce((SELECT status = 'paused' FROM subscriptions WHERE id = subscription_id), 0),
       due_at_ms = coalesce(j.value ->> 2, due_at_ms),
       last_status = j.value ->> 3,
       last_duration_ms = j.value ->> 4
     FROM json_each(?) AS j WHERE deliveries.seq = j.value ->> 0`,
    JSON.stringify(rows),
  );
}
