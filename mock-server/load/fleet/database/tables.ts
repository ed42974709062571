import type { Database } from '../../../store/postgres/database/database.ts';

/** The schema of the tables; another version of them has another one, so that none is ever changed. */
export const SCHEMA = 'plextera_webhooks_load_1';

const s = SCHEMA;

/** Makes the tables of runs that several emitters share, once however many of them start together. */
export async function makeTables(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${s}.tables`]);
    await tx.query(`
      create schema if not exists ${s};
      create table if not exists ${s}.runs (
        id uuid primary key,
        name text not null unique,
        plan text not null,
        emitters int not null,
        begins_at timestamptz,
        stopped text
      );
      create table if not exists ${s}.emitters (
        run uuid not null references ${s}.runs on delete cascade,
        number int not null,
        host text not null,
        state text not null,
        beat_at timestamptz not null,
        errors bigint not null default 0,
        checkpoint text,
        primary key (run, number)
      );
      create table if not exists ${s}.slices (
        run uuid not null references ${s}.runs on delete cascade,
        "window" int not null,
        lane int not null,
        emitter int not null,
        first_serial bigint not null,
        events int not null,
        reported boolean not null default false,
        primary key (run, "window", lane)
      );
      create index if not exists slices_unreported on ${s}.slices (run, emitter) where not reported;
    `);
  });
}
