import { useEffect, useState } from 'preact/hooks';
import { rows } from '../../state/live.ts';
import { readSubscriptions, type Subscription } from '../../state/subscriptions.ts';
import { statusOf } from '../../text/delivery-status.ts';

/** Where there are several, a fault can be for one. */
export function SubscriptionField() {
  const [subscriptions, setSubscriptions] = useState<readonly Subscription[]>([]);
  useEffect(() => {
    void readSubscriptions()
      .then(setSubscriptions)
      .catch(() => undefined);
  }, []);
  if (subscriptions.length < 2) return null;
  return (
    <label>
      Only for
      <select name="subscriptionId">
        <option value="">any subscription</option>
        {subscriptions.map(({ id, url }) => (
          <option key={id} value={id}>
            {url}
          </option>
        ))}
      </select>
    </label>
  );
}

const mostEvents = 50;

/** Where something waits to be sent, a fault can be for one event. */
export function EventField() {
  const [chosen, choose] = useState('');
  const waiting = rows.value.filter((row) => ['retrying', 'queued'].includes(statusOf(row)));
  const events = new Map(waiting.slice(0, mostEvents).map(({ eventId, eventType }) => [eventId, eventType]));
  // What was chosen stays, also when it is delivered meanwhile: it must not turn into "any".
  const type = rows.value.find(({ eventId }) => eventId === chosen)?.eventType ?? '';
  const offered = chosen === '' || events.has(chosen) ? [...events] : [[chosen, type] as const, ...events];
  if (offered.length === 0) return null;
  return (
    <label>
      Only for an event that waits
      <select name="eventId" value={chosen} onChange={(changed) => choose(changed.currentTarget.value)}>
        <option value="">any event</option>
        {offered.map(([eventId, eventType]) => (
          <option key={eventId} value={eventId}>
            {eventType} · {eventId}
          </option>
        ))}
      </select>
    </label>
  );
}
