import { useEffect, useState } from 'preact/hooks';
import { eventTypes } from '../../../contract/catalog.ts';
import type { EventSubscription } from '../../../delivery/event-subscription.ts';
import { Icon } from '../../parts/icon.tsx';
import { KeyHint } from '../../parts/key-hint.tsx';
import { call } from '../../state/api.ts';
import { origin } from '../../state/route.ts';
import { singleKeys } from '../../state/single-keys.ts';
import { copy } from '../../state/toast.ts';

/** The page before anything was sent: how to send something, and what is missing for that. */
export function FirstSteps() {
  const [subscribed, setSubscribed] = useState<boolean | undefined>(undefined);
  useEffect(() => {
    void call<{ data: readonly Pick<EventSubscription, 'status'>[] }>('GET', '/api/v1/subscriptions')
      .then(({ data }) => setSubscribed(data.some(({ status }) => status === 'active')))
      .catch(() => undefined);
  }, []);
  const command = [
    `curl -s ${origin.value}/api/v1/events`,
    `-H 'content-type: application/json'`,
    `-d '{"eventType":"${eventTypes[0]}"}'`,
  ].join(' \\\n  ');
  return (
    <section class="first-steps">
      <h2>Nothing was sent yet</h2>
      {subscribed === false && (
        <p class="note">
          <Icon name="warning" />
          <span>
            There is no receiver. Start again with <code>--to http://127.0.0.1:3000/webhooks</code>, or create
            an event subscription as you would with Plextera.
          </span>
        </p>
      )}
      <p>
        Send the first event from here, or from a shell. It appears at once, with what your receiver answered.
      </p>
      <p class="actions">
        <a class="button primary" href="/compose">
          Compose an event <KeyHint name="n" />
        </a>
      </p>
      <div class="command">
        <pre>{command}</pre>
        <button type="button" onClick={() => void copy(command, 'Copied the command.')}>
          <Icon name="copy" />
          Copy
        </button>
      </div>
      <ul class="next-steps">
        <li>
          <a href="/faults">Make something go wrong</a> and watch the retry.
        </li>
        <li>
          <a href="/faults">Turn the clock</a>, so that a retry of tomorrow comes now.
        </li>
        {singleKeys.value && (
          <li>
            Press <kbd>?</kbd> for all keys.
          </li>
        )}
      </ul>
    </section>
  );
}
