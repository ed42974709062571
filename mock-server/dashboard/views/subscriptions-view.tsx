import { useEffect, useState } from 'preact/hooks';
import type { EventSubscription, SubscriptionStatus } from '../../delivery/event-subscription.ts';
import { Ago } from '../parts/ago.tsx';
import { CopyId } from '../parts/copy-id.tsx';
import { Icon } from '../parts/icon.tsx';
import { Inert } from '../parts/inert.tsx';
import { call, problemText } from '../state/api.ts';
import { changedEvents } from '../state/live.ts';
import { attempt } from '../state/toast.ts';

type Subscription = Omit<EventSubscription, 'signingSecret' | 'endpointUrl'> & { readonly url: string };

/** Who gets events, and why somebody does not. */
export function SubscriptionsView() {
  const [subscriptions, setSubscriptions] = useState<readonly Subscription[] | undefined>(undefined);
  const [problem, setProblem] = useState('');
  const read = () =>
    call<{ data: readonly Subscription[] }>('GET', '/api/v1/subscriptions')
      .then(({ data }) => setSubscriptions(data))
      .catch((error: unknown) => setProblem(problemText(error)));
  // An answer may have paused one.
  useEffect(() => void read(), [changedEvents.value]);
  const set = (id: string, status: SubscriptionStatus) =>
    attempt(async () => {
      await call('PATCH', `/api/v1/subscriptions/${encodeURIComponent(id)}`, { status });
      await read();
    });
  return (
    <>
      <div class="title-line">
        <h1>Subscriptions</h1>
      </div>
      {problem !== '' && <p class="problem">{problem}</p>}
      {subscriptions?.length === 0 && (
        <section class="card">
          <h2>Nobody has subscribed</h2>
          <p>
            Start <code>serve</code> with <code>--to URL</code>, or create one with{' '}
            <code>POST /api/public/v1/event-subscriptions</code>, as you would with Plextera.
          </p>
        </section>
      )}
      {subscriptions?.map((subscription) => (
        <SubscriptionCard key={subscription.id} subscription={subscription} onSet={set} />
      ))}
    </>
  );
}

interface SubscriptionCardProps {
  readonly subscription: Subscription;
  readonly onSet: (id: string, status: SubscriptionStatus) => void;
}

function SubscriptionCard({ subscription, onSet }: SubscriptionCardProps) {
  const { id, url, status, pausedReason, failureStreak, eventTypes, filters, createdAt } = subscription;
  const isActive = status === 'active';
  return (
    <section class="card subscription" aria-labelledby={`subscription-${id}`}>
      <div class="delivery-head">
        <div>
          <h2 id={`subscription-${id}`} class="subscription-url">
            <Inert text={url} />
          </h2>
          <p class="event-facts">
            <span class={`status ${isActive ? 'delivered' : 'queued'}`}>
              <Icon name={isActive ? 'delivered' : 'pause'} />
              {isActive ? 'Active' : 'Paused'}
            </span>
            <CopyId id={id} what="subscription id" />
            <span>
              created <Ago time={createdAt} />
            </span>
          </p>
        </div>
        <button type="button" onClick={() => onSet(id, isActive ? 'paused' : 'active')}>
          <Icon name={isActive ? 'pause' : 'play'} />
          {isActive ? 'Pause' : 'Resume'}
        </button>
      </div>
      {!isActive && (
        <p class="note">
          <Icon name="warning" />
          <span>
            {pausedReason === undefined ? 'It was paused by hand.' : <Inert text={pausedReason} />} What
            happens meanwhile is dropped.
          </span>
        </p>
      )}
      {failureStreak > 0 && (
        <p class="soft">
          {failureStreak} failed {failureStreak === 1 ? 'attempt' : 'attempts'} since the last success.
        </p>
      )}
      <ul class="types" aria-label="Event types">
        {eventTypes.map((type) => (
          <li key={type}>{type}</li>
        ))}
      </ul>
      {filters && (
        <p class="soft">
          Only where{' '}
          {Object.entries(filters).map(([name, value]) => (
            <code key={name}>
              <Inert text={`${name} = ${value}`} />
            </code>
          ))}
        </p>
      )}
    </section>
  );
}
