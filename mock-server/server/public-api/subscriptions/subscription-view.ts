import type { EventSubscription } from '../../../delivery/event-subscription.ts';

/** A subscription as the vendor shows it: never its secret, and nothing that only the mock knows. */
export interface SubscriptionView
  extends Pick<
    EventSubscription,
    'id' | 'status' | 'endpointUrl' | 'eventTypes' | 'createdAt' | 'updatedAt'
  > {
  /** Left out when there are none. */
  readonly filters?: Readonly<Record<string, string>>;
}

export function subscriptionView(subscription: EventSubscription): SubscriptionView {
  const { id, status, endpointUrl, eventTypes, filters, createdAt, updatedAt } = subscription;
  return { id, status, endpointUrl, eventTypes, ...(filters ? { filters } : {}), createdAt, updatedAt };
}
