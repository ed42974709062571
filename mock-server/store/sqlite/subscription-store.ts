import type { EventSubscription } from '../../delivery/event-subscription.ts';
import type { SubscriptionStore } from '../delivery-store.ts';
import { changeRow, subscriptionRow, toSubscription } from './rows.ts';
import type { StoreClient } from './store-client.ts';

/** Subscriptions by the worker's operations. */
export function createSubscriptionStore(client: StoreClient, timestamp: () => string): SubscriptionStore {
  // Every event asks for them, and nobody else writes: kept until one changes.
  let active: Promise<readonly EventSubscription[]> | undefined;
  const readActive = async () => (await client.call('activeSubscriptions', undefined)).map(toSubscription);
  const changing = <Result>(call: Promise<Result>): Promise<Result> => {
    active = undefined;
    return call.finally(() => {
      active = undefined;
    });
  };
  return {
    insert: (subscription) => changing(client.call('insertSubscription', subscriptionRow(subscription))),
    async get(id) {
      const document = await client.call('getSubscription', id);
      return document === undefined ? undefined : toSubscription(document);
    },
    async list(query) {
      const { documents, total } = await client.call('listSubscriptions', query);
      return { items: documents.map(toSubscription), total };
    },
    active() {
      const reading = active ?? readActive();
      active = reading;
      reading.catch(() => {
        if (active === reading) active = undefined;
      });
      return reading;
    },
    async update(id, change) {
      const document = await changing(client.call('updateSubscription', { id, change: changeRow(change) }));
      return document === undefined ? undefined : toSubscription(document);
    },
    delete: (id) => changing(client.call('deleteSubscription', { id, at: timestamp() })),
  };
}
