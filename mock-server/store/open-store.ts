import type { Clock } from '../runtime/clock.ts';
import type { DeliveryStore } from './delivery-store.ts';

export interface StoreOptions {
  /** A `postgres://` URL: the store is that server's, and any number of emitters share it. */
  readonly databaseUrl?: string | undefined;
  /** A directory for a file of this process; without it, and without a URL, everything is in memory. */
  readonly dataDir?: string | undefined;
  readonly clock: Clock;
  readonly owner: string;
}

/** Opens the engine that the options ask for; the others are not even loaded. */
export async function openStore({
  databaseUrl,
  dataDir,
  clock,
  owner,
}: StoreOptions): Promise<DeliveryStore> {
  if (databaseUrl !== undefined) {
    const { openPostgresStore } = await import('./postgres/open-postgres-store.ts');
    return openPostgresStore({ connectionString: databaseUrl, owner, clock });
  }
  const { openSqliteStore } = await import('./sqlite/open-sqlite-store.ts');
  return openSqliteStore({ dataDir, clock });
}
