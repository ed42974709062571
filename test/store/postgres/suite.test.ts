import { describeDeliveryStore } from '../delivery-store-suite.ts';
import { dropSchema, newSchema } from './temporary-schema.ts';
import { openTurnedStore } from './turned-store.ts';

describeDeliveryStore('the PostgreSQL store', async () => {
  const schema = newSchema();
  let store = await openTurnedStore(schema);
  return {
    store,
    async reopen() {
      await store.close();
      store = await openTurnedStore(schema);
      return store;
    },
    async close() {
      await store.close();
      await dropSchema(schema);
    },
  };
});
