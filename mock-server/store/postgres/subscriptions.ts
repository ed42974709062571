import type { EventSubscription } from '../../delivery/event-subscription.ts';
import type { SubscriptionStore } from '../delivery-store.ts';
import { type Engine, wallTime } from './engine.ts';
import { noting } from './log/noting.ts';
import { coalesce } from './queue/coalesce.ts';

interface Row extends Record<string, unknown> {
  readonly value: string;
}

const toSubscription = ({ value }: Row): EventSubscription => JSON.parse(value);

const matching = `($1::text is null or status = $1) and ($2::text is null or $2 = any(event_types))`;

const cancelSql = (s: string): string => `
  with ${noting(s)}, owed as (
    select id from ${s}.deliveries
    where subscription_id = $1 and (state = 'waiting' or state = 'in_flight' and holder is not null)
    order by id for update
  ), cancelled as (
    update ${s}.deliveries d set state = 'cancelled' from owed o where d.id = o.id
    returning d.id, d.event_id, d.seq
  )
  insert into ${s}.changes (kind, at, event_id, delivery_id)
  select 'cancelled', $2, event_id, id from cancelled, noting order by seq`;

/** Subscriptions as rows: the whole of one as JSON, and beside it what is asked for. */
export function postgresSubscriptions(engine: Engine): SubscriptionStore {
  const { schema: s, database, queues, clock } = engine;
  // Every event asks: those that ask together are answered together, by a query that began after they asked.
  const readActive = coalesce(
    async (askers: readonly undefined[]) => {
      const rows = await database.query<Row>(
        `select value from ${s}.subscriptions where status = 'active' order by seq`,
      );
      const found = rows.map(toSubscription);
      return askers.map(() => found);
    },
    () => 1,
    Number.POSITIVE_INFINITY,
  );
  return {
    insert(subscription) {
      const { id, status, eventTypes, endpointUrl } = subscription;
      return database.transaction(async (tx) => {
        const rows = await tx.query(
          `insert into ${s}.subscriptions (id, status, event_types, endpoint_url, value)
           values ($1, $2, $3, $4, $5)
           on conflict (id) do nothing returning id`,
          [id, status, eventTypes, endpointUrl, JSON.stringify(subscription)],
        );
        if (rows.length === 0) throw new Error(`There is a subscription ${id} already.`);
        await queues.create(tx, id);
      });
    },
    async get(id) {
      const rows = await database.query<Row>(`select value from ${s}.subscriptions where id = $1`, [id]);
      return rows.map(toSubscription)[0];
    },
    list({ offset, limit, status = null, eventType = null }) {
      return database.transaction(async (tx) => {
        const filters = [status, eventType];
        const rows = await tx.query<Row>(
          `select value from ${s}.subscriptions where ${matching} order by seq desc offset $3 limit $4`,
          [...filters, offset, limit],
        );
        const [count] = await tx.query<{ total: number }>(
          `select count(*) as total from ${s}.subscriptions where ${matching}`,
          filters,
        );
        return { items: rows.map(toSubscription), total: count?.total ?? 0 };
      });
    },
    async active() {
      const [found = []] = await readActive([undefined]);
      return found;
    },
    update(id, change) {
      return database.transaction(async (tx) => {
        const [row] = await tx.query<Row>(
          `select value from ${s}.subscriptions where id = $1 for no key update`,
          [id],
        );
        if (!row) return undefined;
        // JSON leaves out what is undefined, which is how an optional part is removed.
        const value = JSON.stringify({ ...toSubscription(row), ...change });
        const changed = toSubscription({ value });
        await tx.query(
          `update ${s}.subscriptions set status = $2, event_types = $3, endpoint_url = $4, value = $5 where id = $1`,
          [id, changed.status, changed.eventTypes, changed.endpointUrl, value],
        );
        return changed;
      });
    },
    async delete(id) {
      const deleted = await database.transaction(async (tx) => {
        const rows = await tx.query(`delete from ${s}.subscriptions where id = $1 returning id`, [id]);
        if (rows.length > 0) await tx.query(cancelSql(s), [id, wallTime(clock)]);
        return rows.length > 0;
      });
      // A queue that cannot be dropped now is dropped after the next deletion.
      if (deleted) await queues.dropOrphans().catch(() => undefined);
      return deleted;
    },
  };
}
