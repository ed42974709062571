import type { Sql } from '../database/sql.ts';
import { trimChanges } from './write-changes.ts';

interface PruneInput {
  readonly keep: number | null;
  readonly before: string | null;
}

/** So many events go at once, so that other calls come in between. */
export const prunedAtOnce = 500;

const finished = `NOT EXISTS (SELECT 1 FROM deliveries AS d
  WHERE d.event_seq = e.seq AND d.state IN ('waiting', 'in_flight'))`;

/** Removes the oldest events that are finished and beyond the limits; returns their number. */
export function prune(sql: Sql, { keep, before }: PruneInput): number {
  const events = JSON.stringify(
    sql
      .all<{ seq: number }>(
        `SELECT e.seq FROM events AS e WHERE (e.seq <= ? OR e.accepted_at < ?) AND ${finished}
         ORDER BY e.seq LIMIT ?`,
        keep === null ? 0 : newestBeyond(sql, keep),
        before ?? '',
        prunedAtOnce,
      )
      .map(({ seq }) => seq),
  );
  sql.run(
    `DELETE FROM attempts WHERE delivery_seq IN
       (SELECT seq FROM deliveries WHERE event_seq IN (SELECT value FROM json_each(?)))`,
    events,
  );
  sql.run('DELETE FROM deliveries WHERE event_seq IN (SELECT value FROM json_each(?))', events);
  const removed = sql.run('DELETE FROM events WHERE seq IN (SELECT value FROM json_each(?))', events);
  trimChanges(sql);
  return removed;
}

/**
 * The newest of the finished events that are not among the newest `keep` of them; 0 when there is none. Counted from the
 * oldest, as far more are kept than go.
 */
function newestBeyond(sql: Sql, keep: number): number {
  const [count] = sql.all<{ finished: number }>(
    `SELECT (SELECT count(*) FROM events) - (SELECT count(DISTINCT event_seq) FROM owed) AS finished`,
  );
  const beyond = (count?.finished ?? 0) - keep;
  if (beyond <= 0) return 0;
  const [row] = sql.all<{ seq: number }>(
    `SELECT e.seq FROM events AS e WHERE ${finished} ORDER BY e.seq LIMIT 1 OFFSET ?`,
    beyond - 1,
  );
  return row?.seq ?? 0;
}
