import type { SubscriptionStatus } from '../../../delivery/event-subscription.ts';
import { Ago } from '../../parts/ago.tsx';
import { CopyId } from '../../parts/copy-id.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import type { Subscription } from '../../state/subscriptions.ts';
import { durationText } from '../../text/duration-text.ts';

interface SubscriptionCardProps {
  readonly subscription: Subscription;
  readonly onSet: (id: string, status: SubscriptionStatus) => void;
}

/** One subscription: who it is, what it wants, and how it is delivered to. */
export function SubscriptionCard({ subscription, onSet }: SubscriptionCardProps) {
  const { id, url, status, pausedReason, failureStreak, eventTypes, filters, overrides, createdAt } =
    subscription;
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
        <div class="actions">
          <a class="button" href={`/?q=id:${encodeURIComponent(id)}`}>
            Deliveries
          </a>
          <a class="button" href={`/receiver-tests?subscription=${encodeURIComponent(id)}`}>
            Test
          </a>
          <button type="button" onClick={() => onSet(id, isActive ? 'paused' : 'active')}>
            <Icon name={isActive ? 'pause' : 'play'} />
            {isActive ? 'Pause' : 'Resume'}
          </button>
        </div>
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
      {overrides && <Overrides overrides={overrides} />}
    </section>
  );
}

function Overrides({ overrides: { deadlineMs, pauseAfterFailures, retry } }: OverridesProps) {
  const rules = [
    deadlineMs === undefined ? '' : `an answer is waited for ${durationText(deadlineMs)}`,
    pauseAfterFailures === undefined
      ? ''
      : `it is paused after ${pauseAfterFailures} failed ${pauseAfterFailures === 1 ? 'attempt' : 'attempts'}`,
    retry === undefined ? '' : 'it has a retry schedule of its own',
  ].filter((rule) => rule !== '');
  return <p class="soft">Apart from the contract: {rules.join('; ')}.</p>;
}

interface OverridesProps {
  readonly overrides: NonNullable<Subscription['overrides']>;
}
