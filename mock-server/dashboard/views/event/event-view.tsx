import { useEffect, useState } from 'preact/hooks';
import { Ago } from '../../parts/ago.tsx';
import { BodyText } from '../../parts/body-text.tsx';
import { Breakable } from '../../parts/breakable.tsx';
import { CopyId } from '../../parts/copy-id.tsx';
import { Icon } from '../../parts/icon.tsx';
import { call, problemText } from '../../state/api.ts';
import type { EventDetail } from '../../state/event-detail.ts';
import { changedEvents, connection } from '../../state/live.ts';
import { backToList } from '../../state/route.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { copy } from '../../state/toast.ts';
import { statusOf, statusWords } from '../../text/delivery-status.ts';
import { CopyMark } from './copy-mark.tsx';
import { DeliverySection } from './delivery-section.tsx';

/** One event and all that became of it. */
export function EventView({ eventId }: { readonly eventId: string }) {
  const [event, setEvent] = useState<EventDetail | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const changed = changedEvents.value;
  const isLive = connection.value === 'live';
  useShortcuts({ Escape: backToList });
  useEffect(() => {
    if (event?.eventId === eventId && !changed.has(eventId)) return;
    call<EventDetail>('GET', `/api/v1/events/${encodeURIComponent(eventId)}`)
      .then((read) => {
        setEvent(read);
        setProblem(undefined);
      })
      .catch((error: unknown) => setProblem(problemText(error)));
  }, [eventId, changed, isLive]);

  const shown = event?.eventId === eventId ? event : undefined;
  const [first] = shown?.deliveries ?? [];
  useEffect(() => {
    if (!shown) return;
    const word =
      statusWords[first ? statusOf({ state: first.state, attempts: first.attempts.length }) : 'unsent'];
    document.title = `${word}: ${shown.eventType} · Plextera webhooks`;
  }, [shown]);

  return (
    <>
      <p class="back">
        <button type="button" class="quiet" onClick={backToList}>
          <Icon name="back" />
          Deliveries <kbd>Esc</kbd>
        </button>
      </p>
      {shown ? (
        <>
          <header class="event-head">
            <h1>
              <Breakable text={shown.eventType} />
            </h1>
            <p class="event-facts">
              <CopyId id={shown.eventId} what="event id" />
              <CopyId id={shown.resourceId} what="resource id" />
              <span>
                accepted <Ago time={shown.acceptedAt} />
              </span>
              {first?.copyOf && <CopyMark copyOf={first.copyOf} />}
              <button
                type="button"
                class="quiet"
                onClick={() => void copy(shown.body.text ?? shown.body.base64, 'Copied the event as JSON.')}
              >
                <Icon name="copy" />
                Copy JSON
              </button>
            </p>
          </header>
          {shown.deliveries.length === 0 ? (
            <section class="card">
              <h2>Nobody wanted it</h2>
              <p>
                No active subscription is for this type of event.{' '}
                <a href="/subscriptions">See the subscriptions.</a>
              </p>
              <BodyText text={shown.body.text ?? ''} label="The event" />
            </section>
          ) : (
            shown.deliveries.map((delivery, at) => (
              <DeliverySection key={delivery.id} event={shown} delivery={delivery} first={at === 0} />
            ))
          )}
        </>
      ) : (
        <>
          <h1>{problem === undefined ? 'One moment' : 'This event is not here'}</h1>
          {problem !== undefined && (
            <p class="reason">
              {problem} What is kept in memory is lost when <code>serve</code> ends.
            </p>
          )}
        </>
      )}
    </>
  );
}
