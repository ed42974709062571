import { dirname } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Clock } from '../../runtime/clock.ts';
import { prepareDataDirectory, refused } from './database/data-directory.ts';
import { createSqliteStore, type SqliteStore } from './sqlite-store.ts';
import { startWorker } from './start-worker.ts';
import { StoreClient } from './store-client.ts';

export interface SqliteStoreOptions {
  /** Where `deliveries.db` lives; without one everything is held in memory, and ends with the process. */
  readonly dataDir?: string | undefined;
  readonly clock: Clock;
  /** How its thread is started, for tests that end it. */
  readonly startWorker?: (file?: string) => Worker;
}

/**
 * Opens the store of one process, in memory or in a directory that no other process works on at the same time. Call
 * `recover` before the first claim.
 *
 * @throws (rejects with) PLEXTERA_DATA_DIR when the directory or what is in it cannot be used; nothing is deleted.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const { dataDir, clock } = options;
  const start = options.startWorker ?? startWorker;
  const file = dataDir === undefined ? undefined : prepareDataDirectory(dataDir);
  const client = new StoreClient({ start: () => start(file), clock, durable: file !== undefined });
  const refusal = await client.open();
  if (refusal !== undefined) throw refused(dirname(file ?? ''), refusal.problem, refusal.hint);
  return createSqliteStore(client, clock);
}
