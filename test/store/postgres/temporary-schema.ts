import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import {
  openPostgresStore,
  type PostgresStoreOptions,
} from '../../../mock-server/store/postgres/open-postgres-store.ts';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL says which PostgreSQL to test on.');

/** Where these tests find PostgreSQL. */
export const connectionString: string = url;

/** A connection of the test's own, beside those of the store. */
async function withClient<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** One statement on a connection of the test's own. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return withClient(async (client) => (await client.query<Row>(text, [...values])).rows);
}

/** The name of a schema that nobody else uses. */
export function newSchema(): string {
  return `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
}

export async function dropSchema(schema: string): Promise<void> {
  await sql(`drop schema if exists ${schema}_queue cascade`);
  await sql(`drop schema if exists ${schema} cascade`);
}

/** A schema that goes with the test. */
export function temporarySchema(): string {
  const schema = newSchema();
  onTestFinished(() => dropSchema(schema));
  return schema;
}

/** A store on a schema, closed with the test; its owner is the schema's name. */
export async function openStore(
  schema: string,
  options: Partial<PostgresStoreOptions> = {},
): Promise<DeliveryStore> {
  const defaults = { connectionString, schema, owner: schema, clock: systemClock };
  const store = await openPostgresStore({ ...defaults, ...options });
  onTestFinished(() => store.close());
  return store;
}

/** Cuts the connections of a store whose owner is the schema's name, as a server does that is started again. */
export async function cutConnections(schema: string): Promise<number> {
  const rows = await sql(
    'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
    [`plextera-webhooks ${schema}`],
  );
  return rows.length;
}
