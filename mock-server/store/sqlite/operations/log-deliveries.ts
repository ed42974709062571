import type { DeliverySelection, LogQuery } from '../../delivery-log-store.ts';
import type { DeliveryState } from '../../delivery-state.ts';
import type { Sql } from '../database/sql.ts';
import {
  allOf,
  type Condition,
  deliveryConditions,
  eventConditions,
  textCondition,
} from './log-conditions.ts';

/** The columns of a `DeliveryRow`. */
export interface StoredDelivery {
  readonly seq: number;
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly resourceId: string;
  readonly subscriptionId: string;
  readonly endpointUrl: string;
  readonly acceptedAt: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly dueAtMs: number;
  readonly lastStatus: number | null;
  readonly lastDurationMs: number | null;
  /** As JSON. */
  readonly lastOutcome: string | null;
}

const rows = `SELECT d.seq, d.id, e.id AS eventId, e.type AS eventType, e.resource_id AS resourceId,
    d.subscription_id AS subscriptionId, d.endpoint_url AS endpointUrl, e.accepted_at AS acceptedAt, d.state,
    d.attempts, d.due_at_ms AS dueAtMs, d.last_status AS lastStatus, d.last_duration_ms AS lastDurationMs,
    (SELECT a.record -> '$.outcome' FROM attempts AS a
      WHERE a.delivery_seq = d.seq AND a.record IS NOT NULL ORDER BY a.number DESC LIMIT 1) AS lastOutcome
  FROM deliveries AS d JOIN events AS e ON e.seq = d.event_seq`;

export function findDeliveries(sql: Sql, query: LogQuery): readonly StoredDelivery[] {
  const where = allOf([
    ...deliveryConditions(query),
    ...eventConditions(query),
    ...(query.before === undefined ? [] : [{ text: 'd.seq < ?', values: [query.before] }]),
    ...(query.id === undefined ? [] : [idCondition(query.id)]),
    ...(query.text === undefined ? [] : [deliveryText(query.text)]),
  ]);
  return sql.once<StoredDelivery>(
    `${rows} WHERE ${where.text} ORDER BY d.seq DESC LIMIT ?`,
    ...where.values,
    query.limit,
  );
}

export function getDelivery(sql: Sql, id: string): StoredDelivery | undefined {
  return sql.all<StoredDelivery>(`${rows} WHERE d.id = ?`, id)[0];
}

export function deliveriesOf(sql: Sql, selection: DeliverySelection): readonly StoredDelivery[] {
  const [column, ids] =
    'eventIds' in selection ? ['e.id', selection.eventIds] : ['d.id', selection.deliveryIds];
  return sql.all<StoredDelivery>(
    `${rows} WHERE ${column} IN (SELECT value FROM json_each(?)) ORDER BY d.seq DESC`,
    JSON.stringify(ids),
  );
}

/** Each of its parts reads an index. */
function idCondition(id: string): Condition {
  return {
    text: `d.seq IN (
      SELECT seq FROM deliveries WHERE id = ? OR subscription_id = ?
      UNION ALL SELECT delivery_seq FROM attempts WHERE id = ?
      UNION ALL SELECT d.seq FROM events AS e JOIN deliveries AS d ON d.event_seq = e.seq
        WHERE e.id = ? OR e.resource_id = ?)`,
    values: [id, id, id, id, id],
  };
}

function deliveryText(text: string): Condition {
  return textCondition(
    text,
    ['d.id', 'd.subscription_id', 'd.endpoint_url', 'e.id', 'e.type', 'e.resource_id'],
    'WHERE a.delivery_seq = d.seq',
  );
}
