import type { DeliveryStore } from '../../store/delivery-store.ts';

export interface StoreObserver {
  /** Something was stored that the log shows. */
  readonly changed: () => void;
  /** So many events were removed. */
  readonly pruned: (events: number) => void;
  /** A subscription was made active: what waited for it may be due. */
  readonly resumed: () => void;
}

/** The same store, which tells of what is changed by way of it. */
export function watchedStore(
  store: DeliveryStore,
  { changed, pruned, resumed }: StoreObserver,
): DeliveryStore {
  const { subscriptions, log } = store;
  /** Passes a result on, and tells of it where it says that something was changed. */
  const telling = async <Result>(result: Promise<Result>, isChange: (result: Result) => boolean) => {
    const given = await result;
    if (isChange(given)) changed();
    return given;
  };
  return {
    ...store,
    subscriptions: {
      ...subscriptions,
      async update(id, change) {
        const updated = await subscriptions.update(id, change);
        if (change.status === 'active') resumed();
        return updated;
      },
      delete: (id) => telling(subscriptions.delete(id), Boolean),
    },
    log: {
      ...log,
      async prune(limits) {
        const events = await log.prune(limits);
        if (events > 0) pruned(events);
        return events;
      },
    },
    accept: (requests) => telling(store.accept(requests), () => true),
    claim: (request) => telling(store.claim(request), (claimed) => claimed.length > 0),
    settle: (settlements) => telling(store.settle(settlements), () => true),
    resend: (selection, dueAtMs) => telling(store.resend(selection, dueAtMs), (ids) => ids.length > 0),
    cancel: (deliveryIds) => telling(store.cancel(deliveryIds), (ids) => ids.length > 0),
    recover: (nowMs) => telling(store.recover(nowMs), (attempts) => attempts > 0),
  };
}
