import type { SubscriptionStore } from '../delivery-store.ts';
import { changeRow, subscriptionRow, toSubscription } from './rows.ts';
import type { StoreClient } from './store-client.ts';

/** Subscriptions by the worker's operations. */
export function createSubscriptionStore(client: StoreClient, timestamp: () => string): SubscriptionStore {
  return {
    async insert(subscription) {
      await client.call('insertSubscription', subscriptionRow(subscription));
    },
    async get(id) {
      const document = await client.call('getSubscription', id);
      return document === undefined ? undefined : toSubscription(document);
    },
    async list(query) {
      const { documents, total } = await client.call('listSubscriptions', query);
      return { items: documents.map(toSubscription), total };
    },
    async active() {
      return (await client.call('activeSubscriptions', undefined)).map(toSubscription);
    },
    async update(id, change) {
      const document = await client.call('updateSubscription', { id, change: changeRow(change) });
      return document === undefined ? undefined : toSubscription(document);
    },
    delete: (id) => client.call('deleteSubscription', { id, at: timestamp() }),
  };
}
