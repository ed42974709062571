import type { ChangeRow } from '../../delivery-log-store.ts';
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
    'INSERT INTO change_batches (first_seq, lines, kind, at, subjects) VALUES (?, ?, ?, ?, ?)',
    lastChange(sql) + 1,
    subjects.length,
    kind,
    at,
    JSON.stringify(subjects),
  );
}

/** The number of the newest line; 0 before the first. */
export function lastChange(sql: Sql): number {
  const [last] = sql.all<{ seq: number }>(
    'SELECT first_seq + lines - 1 AS seq FROM change_batches ORDER BY first_seq DESC LIMIT 1',
  );
  return last?.seq ?? 0;
}

/** Drops the oldest lines of the feed beyond its size; never the newest batch, which the numbers go on from. */
export function trimChanges(sql: Sql): void {
  sql.run('DELETE FROM change_batches WHERE first_seq + lines <= ?', lastChange(sql) - keptChanges);
}
