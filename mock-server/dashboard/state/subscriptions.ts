import type { EventSubscription } from '../../delivery/event-subscription.ts';
import { call } from './api.ts';

/** A subscription as the control API tells it. */
export type Subscription = Omit<EventSubscription, 'signingSecret' | 'endpointUrl'> & {
  readonly url: string;
};

/** The newest thousand of them. */
export async function readSubscriptions(): Promise<readonly Subscription[]> {
  return (await call<{ data: readonly Subscription[] }>('GET', '/api/v1/subscriptions')).data;
}
