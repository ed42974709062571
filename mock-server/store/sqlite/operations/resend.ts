import type { ResendSelection } from '../../delivery-store.ts';
import type { Sql } from '../database/sql.ts';
import { writeChanges } from './write-changes.ts';

interface ResendInput {
  readonly selection: ResendSelection;
  readonly dueAtMs: number;
  readonly at: string;
}

interface ResendRow {
  readonly seq: number;
  readonly id: string;
  readonly eventId: string;
}

/** Makes deliveries wait until a time, whatever they waited for before. */
export function resend(sql: Sql, { selection, dueAtMs, at }: ResendInput): readonly string[] {
  const rows =
    'deliveryIds' in selection
      ? chosen(sql, selection.deliveryIds)
      : exhausted(sql, selection.exhaustedSince);
  sql.run(
    `UPDATE deliveries SET state = 'waiting', due_at_ms = ?,
       held = (SELECT status = 'paused' FROM subscriptions WHERE id = subscription_id)
     WHERE seq IN (SELECT value FROM json_each(?))`,
    dueAtMs,
    JSON.stringify(rows.map(({ seq }) => seq)),
  );
  writeChanges(
    sql,
    'resent',
    at,
    rows.map(({ eventId, id }) => [eventId, id]),
  );
  return rows.map(({ id }) => id);
}

// One that was cancelled in flight, as its subscription was deleted, may still be on the wire when that is there again.
const resendable = `(d.state IN ('waiting', 'delivered', 'exhausted') OR d.state = 'cancelled'
  AND NOT EXISTS (SELECT 1 FROM attempts AS a WHERE a.delivery_seq = d.seq AND a.record IS NULL))`;

function chosen(sql: Sql, ids: readonly string[]): readonly ResendRow[] {
  return sql.all<ResendRow>(
    `SELECT d.seq, d.id, e.id AS eventId FROM deliveries AS d JOIN events AS e ON e.seq = d.event_seq
     JOIN subscriptions AS s ON s.id = d.subscription_id
     WHERE d.id IN (SELECT value FROM json_each(?)) AND ${resendable}
     ORDER BY d.seq`,
    JSON.stringify(ids),
  );
}

function exhausted(sql: Sql, since: string): readonly ResendRow[] {
  return sql.all<ResendRow>(
    `SELECT d.seq, d.id, e.id AS eventId FROM deliveries AS d JOIN events AS e ON e.seq = d.event_seq
     JOIN subscriptions AS s ON s.id = d.subscription_id
     WHERE d.state = 'exhausted' AND e.accepted_at >= ? ORDER BY d.seq`,
    since,
  );
}
