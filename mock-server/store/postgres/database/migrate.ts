import { StoreUnavailable } from '../../delivery-store.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations.ts';

/**
 * Makes or brings up to date the tables of a schema, once however many emitters start together; `alongside` runs under
 * the same lock, on connections of its own, and its result is returned.
 *
 * @throws StoreUnavailable when a newer version of this package made the tables.
 */
export async function migrate<T>(
  database: Database,
  schema: string,
  alongside: () => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${schema}.migrations`]);
    await tx.query(`create schema if not exists ${schema}`);
    await tx.query(`create table if not exists ${schema}.versions (version int primary key)`);
    const rows = await tx.query<{ version: number | null }>(
      `select max(version) as version from ${schema}.versions`,
    );
    const version = rows[0]?.version ?? 0;
    if (version > migrations.length)
      throw new StoreUnavailable(
        `PostgreSQL: the tables in schema ${schema} are of version ${version}, and this release knows only ` +
          `${migrations.length}: use a newer release, or another schema.`,
      );
    const result = await alongside();
    for (const [index, step] of migrations.entries()) {
      if (index < version) continue;
      await tx.query(step(schema));
      await tx.query(`insert into ${schema}.versions (version) values ($1)`, [index + 1]);
    }
    return result;
  });
}
