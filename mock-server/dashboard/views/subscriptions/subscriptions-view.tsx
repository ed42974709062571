import { useEffect, useState } from 'preact/hooks';
import type { SubscriptionStatus } from '../../../delivery/event-subscription.ts';
import { call, problemText } from '../../state/api.ts';
import { changedEvents } from '../../state/live.ts';
import { readSubscriptions, type Subscription } from '../../state/subscriptions.ts';
import { attempt } from '../../state/toast.ts';
import { HowToSubscribe } from './how-to-subscribe.tsx';
import { SubscriptionCard } from './subscription-card.tsx';

/** Who gets events, and why somebody does not. */
export function SubscriptionsView() {
  const [subscriptions, setSubscriptions] = useState<readonly Subscription[] | undefined>(undefined);
  const [problem, setProblem] = useState('');
  const read = () =>
    readSubscriptions()
      .then((all) => {
        setSubscriptions(all);
        setProblem('');
      })
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
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {subscriptions?.map((subscription) => (
        <SubscriptionCard key={subscription.id} subscription={subscription} onSet={set} />
      ))}
      {subscriptions && <HowToSubscribe isFirst={subscriptions.length === 0} />}
    </>
  );
}
