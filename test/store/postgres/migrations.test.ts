import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { StoreUnavailable } from '../../../mock-server/store/delivery-store.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { openStore, sql, temporarySchema } from './temporary-schema.ts';

afterAll(expectNoSocketsLeft);

test('five emitters that start at once make the tables once', async () => {
  const schema = temporarySchema();
  const stores = await Promise.all([1, 2, 3, 4, 5].map(() => openStore(schema)));
  for (const store of stores) expect(await store.health()).toEqual({ ok: true, waiting: 0, inFlight: 0 });
  expect(await sql(`select version from ${schema}.versions`)).toEqual([{ version: 1 }]);
});

test('tables of a newer release are refused with a clear message and left alone', async () => {
  const schema = temporarySchema();
  await openStore(schema);
  await sql(`insert into ${schema}.versions (version) values (99)`);
  const refusal = openStore(schema);
  await expect(refusal).rejects.toThrow(
    /are of version 99, and this release knows only 1: use a newer release/,
  );
  await expect(refusal).rejects.toBeInstanceOf(StoreUnavailable);
});

test.each(['Upper', '1st', 'a-b', 'a"; drop table x; --', 'x'.repeat(45)])(
  'a schema named %j is refused',
  async (schema) => {
    await expect(openStore(schema)).rejects.toThrow(/a schema is named by at most 44 of a-z/);
  },
);

test('the driver and pg-boss are loaded only when the store is opened', async () => {
  const program = `
    await import('./mock-server/store/postgres/open-postgres-store.ts');
    const { createRequire } = await import('node:module');
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(loaded.filter((file) => /node_modules.(pg|pg-boss)./.test(file)).length);`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    program,
  ]);
  expect(stdout.trim()).toBe('0');
});
