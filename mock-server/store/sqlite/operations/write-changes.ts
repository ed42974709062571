import type { ChangeRow } from '../../delivery-store.ts';
import type { Sql } from '../database/sql.ts';

/** So many lines of the feed are kept; who asks for older ones sees by the sequence numbers that some are gone. */
const keptChanges = 100_000;

/** What a line of the feed is about. */
type ChangeSubject = readonly [eventId: string, deliveryId?: string, attemptId?: string];

/** Adds lines to the feed, one for each subject, in their order. */
export function writeChanges(
  sql: Sql,
  kind: ChangeRow['kind'],
  at: string,
  subjects: readonly ChangeSubject[],
): void {
  if (subjects.length === 0) return;
  sql.run(
    `INSERT INTO changes (kind, at, event_id, delivery_id, attempt_id)
     SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) ORDER BY key`,
    kind,
    at,
    JSON.stringify(subjects),
  );
}

/** Drops the oldest lines of the feed beyond its size. */
export function trimChanges(sql: Sql): void {
  sql.run('DELETE FROM changes WHERE seq <= (SELECT max(seq) FROM changes) - ?', keptChanges);
}
