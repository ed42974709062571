import type { Sql } from '../database/sql.ts';
import { writeChanges } from './write-changes.ts';

interface CancelInput {
  readonly deliveryIds: readonly string[];
  readonly at: string;
}

interface CancelledRow {
  readonly seq: number;
  readonly id: string;
  readonly eventId: string;
}

/** Ends the waiting of deliveries; returns the ids of those that waited. */
export function cancel(sql: Sql, { deliveryIds, at }: CancelInput): readonly string[] {
  const rows = sql.all<CancelledRow>(
    `SELECT d.seq, d.id, e.id AS eventId FROM deliveries AS d JOIN events AS e ON e.seq = d.event_seq
     WHERE d.id IN (SELECT value FROM json_each(?)) AND d.state = 'waiting'
     ORDER BY d.seq`,
    JSON.stringify(deliveryIds),
  );
  sql.run(
    `UPDATE deliveries SET state = 'cancelled' WHERE seq IN (SELECT value FROM json_each(?))`,
    JSON.stringify(rows.map(({ seq }) => seq)),
  );
  writeChanges(
    sql,
    'cancelled',
    at,
    rows.map(({ eventId, id }) => [eventId, id]),
  );
  return rows.map(({ id }) => id);
}
