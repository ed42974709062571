import type { DeliveryLogStore, LogPage } from '../../delivery-log-store.ts';
import type { Engine } from '../engine.ts';
import {
  addEventConditions,
  addOwnTextConditions,
  addStateConditions,
  addTextConditions,
  Conditions,
} from './conditions.ts';
import { settledChanges } from './noting.ts';
import { pruneLog } from './prune.ts';
import {
  type AttemptRowColumns,
  type ChangeColumns,
  type DeliveryColumns,
  deliveryColumns,
  type EventColumns,
  toAttemptRow,
  toChangeRow,
  toDeliveryRow,
  toEventRow,
} from './rows.ts';

function page<Row extends { readonly seq: number }>(rows: readonly Row[], limit: number): LogPage<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextBefore: last.seq } : { items };
}

interface Limits {
  readonly conditions: Conditions;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The tables beside the queue, read. */
export function postgresLog(engine: Engine): DeliveryLogStore {
  const { schema: s, database } = engine;
  const toOurs = (ms: number): number => database.offset.toOurs(ms);

  // One row more than asked for tells whether there is a further page.
  function find<Row extends Record<string, unknown>>(select: string, from: 'e' | 'd', limits: Limits) {
    const { conditions, before, limit } = limits;
    conditions.add(before, (seq) => `${from}.seq < ${seq}`);
    const text = `${select} where ${conditions.where} order by ${from}.seq desc limit ${Math.trunc(limit) + 1}`;
    return database.query<Row>(text, conditions.values);
  }

  const eventsSql = `select e.* from ${s}.events e`;
  const deliveriesSql = `select ${deliveryColumns} from ${s}.deliveries d join ${s}.events e using (event_id)`;

  return {
    async events(query) {
      const conditions = new Conditions();
      addEventConditions(conditions, query);
      const byState = conditions.collect((group) => addStateConditions(group, query));
      const byText = conditions.collect((group) => addTextConditions(group, query, s));
      const byBoth = [byState, byText].filter((text) => text !== undefined).join(' and ');
      conditions.addAny([
        byBoth === ''
          ? undefined
          : `exists (select from ${s}.deliveries d where d.event_id = e.event_id and ${byBoth})`,
        byState ? undefined : conditions.collect((group) => addOwnTextConditions(group, query)),
      ]);
      const rows = await find<EventColumns>(eventsSql, 'e', { ...query, conditions });
      return page(rows.map(toEventRow), query.limit);
    },
    async event(eventId) {
      const rows = await database.query<EventColumns>(`${eventsSql} where e.event_id = $1`, [eventId]);
      return rows.map(toEventRow)[0];
    },
    async deliveries(query) {
      const conditions = new Conditions();
      addStateConditions(conditions, query);
      addEventConditions(conditions, query);
      addTextConditions(conditions, query, s);
      const rows = await find<DeliveryColumns>(deliveriesSql, 'd', { ...query, conditions });
      return page(
        rows.map((row) => toDeliveryRow(row, toOurs)),
        query.limit,
      );
    },
    async delivery(id) {
      const rows = await database.query<DeliveryColumns>(`${deliveriesSql} where d.id = $1`, [id]);
      return rows.map((row) => toDeliveryRow(row, toOurs))[0];
    },
    async deliveriesOf(selection) {
      const [column, ids] =
        'eventIds' in selection ? ['e.event_id', selection.eventIds] : ['d.id', selection.deliveryIds];
      const rows = await database.query<DeliveryColumns>(
        `${deliveriesSql} where ${column} = any($1) order by d.seq desc`,
        [ids],
      );
      return rows.map((row) => toDeliveryRow(row, toOurs));
    },
    async attempts(...deliveryIds) {
      const rows = await database.query<AttemptRowColumns>(
        `select * from ${s}.attempts where delivery_id = any($1) order by delivery_id, number`,
        [deliveryIds],
      );
      return rows.map(toAttemptRow);
    },
    changes(afterSeq, limit) {
      return database.transaction(async (tx) => {
        await tx.query(settledChanges(s));
        const rows = await tx.query<ChangeColumns>(
          `select * from ${s}.changes where seq > $1 order by seq limit $2`,
          [afterSeq, limit],
        );
        return rows.map(toChangeRow);
      });
    },
    lastSeq() {
      return database.transaction(async (tx) => {
        await tx.query(settledChanges(s));
        const [row] = await tx.query<{ seq: number | null }>(`select max(seq) as seq from ${s}.changes`);
        return row?.seq ?? 0;
      });
    },
    prune: (limits) => pruneLog(engine, limits),
  };
}
