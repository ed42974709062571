import type { AttemptRecord } from '../../attempt-record.ts';
import type { Sql } from '../database/sql.ts';
import { writeChanges } from './write-changes.ts';

interface RecoverInput {
  readonly nowMs: number;
  readonly at: string;
  /** The session that lives; attempts of all others are dead. */
  readonly session: number;
  /** Attempts of this session whose claim was never answered. */
  readonly lostAttemptIds: readonly string[];
}

interface LostRow {
  readonly seq: number;
  readonly attemptId: string;
  readonly deliverySeq: number;
  readonly deliveryId: string;
  readonly eventId: string;
}

const lostRecord: AttemptRecord = {
  requestHeaders: [],
  outcome: {
    kind: 'unknown',
    code: 'process_died',
    message: 'The process ended during this attempt, so nobody knows whether the receiver acted on it.',
    hint: 'It is sent again with the same event id, by which the receiver can tell.',
    notes: ['effect_unknown'],
  },
  timings: { totalMs: 0 },
  faults: [],
};

/** Ends attempts that nobody holds any more as `unknown`; returns their number. */
export function recover(sql: Sql, input: RecoverInput): number {
  const lost = sql.all<LostRow>(
    `SELECT a.seq, a.id AS attemptId, d.seq AS deliverySeq, d.id AS deliveryId, e.id AS eventId
     FROM attempts AS a
     JOIN deliveries AS d ON d.seq = a.delivery_seq
     JOIN events AS e ON e.seq = d.event_seq
     WHERE a.record IS NULL AND (a.session <> ? OR a.id IN (SELECT value FROM json_each(?)))
     ORDER BY a.seq`,
    input.session,
    JSON.stringify(input.lostAttemptIds),
  );
  sql.run(
    'UPDATE attempts SET record = ? WHERE seq IN (SELECT value FROM json_each(?))',
    JSON.stringify(lostRecord),
    JSON.stringify(lost.map(({ seq }) => seq)),
  );
  sql.run(
    `UPDATE deliveries SET
       state = iif(state = 'in_flight', 'waiting', state), due_at_ms = ?,
       held = coalesce((SELECT status = 'paused' FROM subscriptions WHERE id = subscription_id), 0),
       last_status = NULL, last_duration_ms = NULL
     WHERE seq IN (SELECT value FROM json_each(?))`,
    input.nowMs,
    JSON.stringify(lost.map(({ deliverySeq }) => deliverySeq)),
  );
  writeChanges(
    sql,
    'attempt_ended',
    input.at,
    lost.map(({ eventId, deliveryId, attemptId }) => [eventId, deliveryId, attemptId]),
  );
  return lost.length;
}
