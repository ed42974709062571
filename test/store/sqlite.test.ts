import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { openSqliteStore } from '../../mock-server/store/sqlite/open-sqlite-store.ts';
import { describeDeliveryStore } from './delivery-store-suite.ts';

describeDeliveryStore('the SQLite store in memory', async () => {
  const store = await openSqliteStore({ clock: systemClock });
  return { store, close: () => store.close() };
});

describeDeliveryStore('the SQLite store in a file', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plextera-store-'));
  let store = await openSqliteStore({ dataDir, clock: systemClock });
  return {
    store,
    async reopen() {
      await store.close();
      store = await openSqliteStore({ dataDir, clock: systemClock });
      return store;
    },
    async close() {
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
});
