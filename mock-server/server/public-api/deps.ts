import type { Clock } from '../../runtime/clock.ts';
import type { Random } from '../../runtime/random.ts';
import type { DeliveryStore } from '../../store/delivery-store.ts';
import type { TargetPolicy } from '../../transport/target-policy.ts';
import type { ResourceStates } from './resources/resource-states.ts';

/** What the public API works with. */
export interface PublicApiDeps {
  readonly store: Pick<DeliveryStore, 'subscriptions' | 'log'>;
  /** The one right key; without it any key is accepted. */
  readonly apiKey?: string | undefined;
  /** Which endpoints a subscription may have. */
  readonly policy: TargetPolicy;
  readonly clock: Clock;
  readonly random: Random;
  readonly resources: ResourceStates;
}
