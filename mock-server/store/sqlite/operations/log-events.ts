import type { LogQuery } from '../../delivery-log-store.ts';
import type { Sql } from '../database/sql.ts';
import {
  allOf,
  type Condition,
  deliveryConditions,
  eventConditions,
  textCondition,
} from './log-conditions.ts';

/** The columns of an `EventRow`. */
export interface StoredEvent {
  readonly seq: number;
  readonly eventId: string;
  readonly eventType: string;
  readonly resourceId: string;
  readonly acceptedAt: string;
  readonly body: ArrayBuffer;
}

const columns = `e.seq, e.id AS eventId, e.type AS eventType, e.resource_id AS resourceId,
  e.accepted_at AS acceptedAt, e.body`;

export function findEvents(sql: Sql, query: LogQuery): readonly StoredEvent[] {
  const ofDeliveries = deliveryConditions(query);
  const where = allOf([
    ...eventConditions(query),
    ...(query.before === undefined ? [] : [{ text: 'e.seq < ?', values: [query.before] }]),
    ...(query.id === undefined ? [] : [idCondition(query.id)]),
    ...(query.text === undefined ? [] : [eventText(query.text)]),
    ...(ofDeliveries.length === 0 ? [] : [byDelivery(allOf(ofDeliveries))]),
  ]);
  return sql.once<StoredEvent>(
    `SELECT ${columns} FROM events AS e WHERE ${where.text} ORDER BY e.seq DESC LIMIT ?`,
    ...where.values,
    query.limit,
  );
}

export function getEvent(sql: Sql, eventId: string): StoredEvent | undefined {
  return sql.all<StoredEvent>(`SELECT ${columns} FROM events AS e WHERE e.id = ?`, eventId)[0];
}

function byDelivery({ text, values }: Condition): Condition {
  return { text: `EXISTS (SELECT 1 FROM deliveries AS d WHERE d.event_seq = e.seq AND ${text})`, values };
}

/** Each of its parts reads an index. */
function idCondition(id: string): Condition {
  return {
    text: `e.seq IN (
      SELECT seq FROM events WHERE id = ? OR resource_id = ?
      UNION ALL SELECT event_seq FROM deliveries WHERE id = ? OR subscription_id = ?
      UNION ALL SELECT d.event_seq FROM attempts AS a JOIN deliveries AS d ON d.seq = a.delivery_seq
        WHERE a.id = ?)`,
    values: [id, id, id, id, id],
  };
}

function eventText(text: string): Condition {
  const own = textCondition(
    text,
    ['e.id', 'e.type', 'e.resource_id'],
    'JOIN deliveries AS d ON d.seq = a.delivery_seq WHERE d.event_seq = e.seq',
  );
  const ofDeliveries = textCondition(
    text,
    ['d.id', 'd.subscription_id', 'd.endpoint_url'],
    'WHERE a.delivery_seq = d.seq',
  );
  const deliveries = byDelivery(ofDeliveries);
  return { text: `(${own.text} OR ${deliveries.text})`, values: [...own.values, ...deliveries.values] };
}
