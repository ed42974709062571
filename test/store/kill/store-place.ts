import { systemClock } from '../../../mock-server/runtime/clock.ts';
import type { DeliveryStore } from '../../../mock-server/store/delivery-store.ts';
import { openPostgresStore } from '../../../mock-server/store/postgres/open-postgres-store.ts';
import { openSqliteStore } from '../../../mock-server/store/sqlite/open-sqlite-store.ts';

/** Where a store that outlives its process keeps what it knows. */
export type StorePlace =
  | { readonly engine: 'sqlite'; readonly dataDir: string }
  | { readonly engine: 'postgres'; readonly connectionString: string; readonly schema: string };

/** Opens it for one emitter; whoever is gone for a second there is taken for dead. */
export async function openKilledStore(place: StorePlace, owner: string): Promise<DeliveryStore> {
  return place.engine === 'sqlite'
    ? openSqliteStore({ dataDir: place.dataDir, clock: systemClock })
    : openPostgresStore({ ...place, owner, leaseSeconds: 1, clock: systemClock });
}
