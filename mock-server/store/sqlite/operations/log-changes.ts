import type { ChangeRow } from '../../delivery-log-store.ts';
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
    `SELECT b.first_seq + j.key AS seq, b.kind, b.at,
       j.value ->> 0 AS eventId, j.value ->> 1 AS deliveryId, j.value ->> 2 AS attemptId
     FROM change_batches AS b CROSS JOIN json_each(b.subjects) AS j
     WHERE b.first_seq >= coalesce((SELECT max(first_seq) FROM change_batches WHERE first_seq <= ?1), 0)
       AND b.first_seq + j.key > ?1
     ORDER BY b.first_seq, j.key LIMIT ?2`,
    afterSeq,
    limit,
  );
}
