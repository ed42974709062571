import { PlexteraError } from '../../contract/errors.ts';
import type { EventSubscription } from '../../delivery/event-subscription.ts';
import { shownUrlText } from '../../dispatch/shown-url.ts';
import type { Clock } from '../../runtime/clock.ts';
import { ulid } from '../../runtime/ids.ts';
import type { Random } from '../../runtime/random.ts';
import type { SubscriptionStore } from '../../store/delivery-store.ts';
import type { TargetPolicy } from '../../transport/target-policy.ts';
import { endpointIssue } from '../public-api/subscriptions/endpoint-url.ts';

export interface OtherTargetTools {
  readonly subscriptions: SubscriptionStore;
  readonly policy: TargetPolicy;
  readonly clock: Clock;
  readonly random: Random;
}

const mostLookedAt = 1_000;

/**
 * The subscription behind a target that a person sends to once: it gets no event by itself, and is signed for with the
 * secret of the delivery that is sent again. One that is there already is used again.
 *
 * @throws PlexteraError `PLEXTERA_BAD_TARGET` for a URL that no subscription of this mock may have.
 */
export async function otherTarget(
  url: string,
  { signingSecret }: EventSubscription,
  ownPort: number | undefined,
  { subscriptions, policy, clock, random }: OtherTargetTools,
): Promise<EventSubscription> {
  const problem = endpointIssue(url, policy, ownPort);
  if (problem !== undefined)
    throw new PlexteraError('PLEXTERA_BAD_TARGET', {
      target: shownUrlText(url),
      problem: `It ${problem.replace(/\.?$/, '.')}`,
      hint: 'Write it like http://127.0.0.1:3000/webhooks.',
    });
  const endpointUrl = new URL(url).href;
  const { items } = await subscriptions.list({ offset: 0, limit: mostLookedAt, status: 'active' });
  const known = items.find(
    (one) =>
      one.eventTypes.length === 0 && one.endpointUrl === endpointUrl && one.signingSecret === signingSecret,
  );
  if (known) return known;
  const now = new Date(clock.now()).toISOString();
  const made: EventSubscription = {
    id: ulid('sub_', clock.now(), random),
    endpointUrl,
    eventTypes: [],
    signingSecret,
    status: 'active',
    failureStreak: 0,
    createdAt: now,
    updatedAt: now,
  };
  await subscriptions.insert(made);
  return made;
}
