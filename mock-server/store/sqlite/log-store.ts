import type { DeliveryLogStore, LogPage } from '../delivery-log-store.ts';
import { prunedAtOnce } from './operations/prune.ts';
import { toAttemptRow, toChangeRow, toDeliveryRow, toEventRow } from './rows.ts';
import type { StoreClient } from './store-client.ts';

/** The log by the worker's operations. */
export function createLogStore(client: StoreClient): DeliveryLogStore {
  return {
    async events(query) {
      return page((await client.call('findEvents', onePlus(query))).map(toEventRow), query.limit);
    },
    async event(eventId) {
      const row = await client.call('getEvent', eventId);
      return row === undefined ? undefined : toEventRow(row);
    },
    async deliveries(query) {
      return page((await client.call('findDeliveries', onePlus(query))).map(toDeliveryRow), query.limit);
    },
    async delivery(id) {
      const row = await client.call('getDelivery', id);
      return row === undefined ? undefined : toDeliveryRow(row);
    },
    async deliveriesOf(selection) {
      return (await client.call('deliveriesOf', selection)).map(toDeliveryRow);
    },
    async attempts(...deliveryIds) {
      return (await client.call('attemptsOf', deliveryIds)).map(toAttemptRow);
    },
    async changes(afterSeq, limit) {
      return (await client.call('changesAfter', { afterSeq, limit })).map(toChangeRow);
    },
    lastSeq: () => client.call('lastChange', undefined),
    async prune({ keep, before }) {
      const limits = { keep: keep ?? null, before: before ?? null };
      let removed = 0;
      for (let last = prunedAtOnce; last === prunedAtOnce; removed += last)
        last = await client.call('prune', limits);
      return removed;
    },
  };
}

/** One row more than is asked for tells whether there is a next page. */
function onePlus<Query extends { readonly limit: number }>(query: Query): Query {
  return { ...query, limit: query.limit + 1 };
}

function page<Row extends { readonly seq: number }>(rows: readonly Row[], limit: number): LogPage<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined && { nextBefore: last.seq }) };
}
