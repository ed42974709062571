import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { stopPoints } from './emitter-process.ts';
import { type KillLedger, ledgerOfKill } from './kill-ledger.ts';
import type { StorePlace } from './store-place.ts';

// Kills an emitter by SIGKILL at every point, with each engine, and prints one table. PostgreSQL where DATABASE_URL is.
const print = (line: string) => process.stdout.write(`${line}\n`);
const connectionString = process.env.DATABASE_URL;

print('| engine | killed | accepted | received at least once | lost | duplicates | unknown attempts |');
print('| --- | --- | --: | --: | --: | --: | --: |');
let lost = 0;
for (const point of stopPoints) lost += report('SQLite file', await inFolder(point));
if (connectionString)
  for (const point of stopPoints) lost += report('PostgreSQL', await inSchema(connectionString, point));
else print('\nWithout DATABASE_URL PostgreSQL is left out.');
process.exitCode = lost === 0 ? 0 : 1;

function report(
  engine: string,
  { point, accepted, received, lost, duplicates, unknown }: KillLedger,
): number {
  print(`| ${[engine, point, accepted, received, lost, duplicates, unknown].join(' | ')} |`);
  return lost;
}

async function inFolder(point: KillLedger['point']): Promise<KillLedger> {
  const dataDir = mkdtempSync(join(tmpdir(), 'plextera-bench-'));
  const ledger = await ledgerOfKill({ engine: 'sqlite', dataDir }, point);
  rmSync(dataDir, { recursive: true, force: true });
  return ledger;
}

async function inSchema(url: string, point: KillLedger['point']): Promise<KillLedger> {
  const schema = `bench_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const place: StorePlace = { engine: 'postgres', connectionString: url, schema };
  const ledger = await ledgerOfKill(place, point);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop schema ${schema}_queue cascade; drop schema ${schema} cascade`);
  await client.end();
  return ledger;
}
