import type { ChangeRow } from '../../delivery-store.ts';
import type { Sql } from '../database/sql.ts';

/** The columns of a `ChangeRow`. */
export interface StoredChange extends Pick<ChangeRow, 'seq' | 'kind' | 'at' | 'eventId'> {
  readonly deliveryId: string | null;
  readonly attemptId: string | null;
}

interface ChangesInput {
  readonly afterSeq: number;
  readonly limit: number;
}

export function changesAfter(sql: Sql, { afterSeq, limit }: ChangesInput): readonly StoredChange[] {
  return sql.all<StoredChange>(
    `SELECT seq, kind, at, event_id AS eventId, delivery_id AS deliveryId, attempt_id AS attemptId
     FROM changes WHERE seq > ? ORDER BY seq LIMIT ?`,
    afterSeq,
    limit,
  );
}

export function lastChange(sql: Sql): number {
  return sql.all<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM changes')[0]?.seq ?? 0;
}
