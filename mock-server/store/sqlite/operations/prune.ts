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
  const [newestKept] = keep === null ? [] : newestBeyond(sql, keep);
  const events = JSON.stringify(
    sql
      .all<{ seq: number }>(
        `SELECT e.seq FROM events AS e WHERE (e.seq <= ? OR e.accepted_at < ?) AND ${finished}
         ORDER BY e.seq LIMIT ?`,
        newestKept?.seq ?? 0,
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
  const removed = removeEvents(sql, events);
  trimChanges(sql);
  return removed;
}

/** A resource that is still the subject of another event keeps its place among the latest. */
function removeEvents(sql: Sql, events: string): number {
  const resources = JSON.stringify(
    sql
      .all<{ resourceId: string }>(
        `SELECT DISTINCT resource_id AS resourceId FROM events WHERE seq IN (SELECT value FROM json_each(?))`,
        events,
      )
      .map(({ resourceId }) => resourceId),
  );
  const removed = sql.run('DELETE FROM events WHERE seq IN (SELECT value FROM json_each(?))', events);
  sql.run('DELETE FROM latest_events WHERE resource_id IN (SELECT value FROM json_each(?))', resources);
  sql.run(
    `INSERT INTO latest_events (resource_id, type, subscription_id, event_id)
     SELECT e.resource_id, e.type, d.subscription_id, e.id
     FROM events AS e CROSS JOIN deliveries AS d ON d.event_seq = e.seq
     WHERE e.resource_id IN (SELECT value FROM json_each(?)) ORDER BY e.seq
     ON CONFLICT DO UPDATE SET event_id = excluded.event_id`,
    resources,
  );
  return removed;
}

/** The newest of the finished events that are not among the newest `keep` of them. */
function newestBeyond(sql: Sql, keep: number) {
  return sql.all<{ seq: number }>(
    `SELECT e.seq FROM events AS e WHERE ${finished} ORDER BY e.seq DESC LIMIT 1 OFFSET ?`,
    keep,
  );
}
