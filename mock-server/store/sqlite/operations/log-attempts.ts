import type { Sql } from '../database/sql.ts';

/** The columns of an `AttemptRow`. */
export interface StoredAttempt {
  readonly seq: number;
  readonly attemptId: string;
  readonly deliveryId: string;
  readonly number: number;
  readonly startedAt: string;
  readonly owner: string;
  /** As JSON, without the bodies. */
  readonly record: string | null;
  readonly requestBody: ArrayBuffer | null;
  readonly responseBody: ArrayBuffer | null;
}

export function attemptsOf(sql: Sql, deliveryIds: readonly string[]): readonly StoredAttempt[] {
  return sql.all<StoredAttempt>(
    `SELECT a.seq, a.id AS attemptId, d.id AS deliveryId, a.number, a.started_at AS startedAt, a.owner, a.record,
       a.request_body AS requestBody, a.response_body AS responseBody
     FROM deliveries AS d JOIN attempts AS a ON a.delivery_seq = d.seq
     WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.seq DESC, a.number`,
    JSON.stringify(deliveryIds),
  );
}
