import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { call } from '../../state/api.ts';
import type { AttemptDetail, DeliveryDetail, EventDetail } from '../../state/event-detail.ts';
import { query, setQuery } from '../../state/route.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { attempt, copy, say } from '../../state/toast.ts';
import { curlCommand } from '../../text/curl-command.ts';
import { statusOf } from '../../text/delivery-status.ts';
import { AttemptTabs } from './attempt-tabs.tsx';
import { AttemptTimeline } from './attempt-timeline.tsx';

interface DeliverySectionProps {
  readonly event: EventDetail;
  readonly delivery: DeliveryDetail;
  /** The one that the keys are for. */
  readonly first: boolean;
}

/** What became of an event at one receiver. */
export function DeliverySection({ event, delivery, first }: DeliverySectionProps) {
  const { attempts } = delivery;
  const wanted = query.value.get('attempt');
  const chosen = attempts.find(({ deliveryId }) => deliveryId === wanted) ?? attempts.at(-1);
  const status = statusOf({ state: delivery.state, attempts: attempts.length });
  const resend = () =>
    void attempt(async () => {
      await call('POST', '/api/v1/deliveries/resend', { deliveryIds: [delivery.id] });
      say(status === 'retrying' ? 'The retry is made now.' : 'It is sent again, with a new delivery id.');
    });
  const copyCurl = () =>
    void copy(
      curlOf(event, delivery, chosen),
      'Copied. It signs with PLEXTERA_SIGNING_SECRET of your shell.',
    );
  useShortcuts(first ? { r: resend, c: copyCurl } : {});
  return (
    <section class="card delivery" aria-labelledby={`delivery-${delivery.id}`}>
      <header class="delivery-head">
        <div>
          <h2 id={`delivery-${delivery.id}`}>
            <StatusMark status={status} />
          </h2>
          <p class="target">
            to <Inert text={delivery.url} />
          </p>
        </div>
        <div class="actions">
          <button type="button" class="primary" disabled={status === 'sending'} onClick={resend}>
            <Icon name="retrying" />
            {status === 'retrying' ? 'Retry now' : 'Resend'} {first && <kbd>r</kbd>}
          </button>
          <button type="button" onClick={copyCurl}>
            <Icon name="copy" />
            Copy as curl {first && <kbd>c</kbd>}
          </button>
        </div>
      </header>
      <AttemptTimeline
        delivery={delivery}
        chosen={chosen?.deliveryId}
        onChoose={(attempt) => setQuery({ attempt })}
      />
      {chosen ? (
        <AttemptTabs
          delivery={delivery}
          attempt={chosen}
          chosen={query.value.get('tab') ?? 'response'}
          onChoose={(tab) => setQuery({ tab })}
        />
      ) : (
        <p class="none">No attempt was made yet.</p>
      )}
    </section>
  );
}

function curlOf(event: EventDetail, delivery: DeliveryDetail, chosen: AttemptDetail | undefined): string {
  const { base64, text } = chosen?.requestBody ?? event.body;
  return curlCommand({ url: delivery.url, headers: chosen?.requestHeaders ?? [], base64, text });
}
