import { useState } from 'preact/hooks';
import { signatureParameters } from '../../../contract/catalog.ts';
import { Icon } from '../../parts/icon.tsx';
import { Inert } from '../../parts/inert.tsx';
import { KeyHint } from '../../parts/key-hint.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { call } from '../../state/api.ts';
import { copyFormat, copyRequest } from '../../state/copy-format.ts';
import type { AttemptDetail, DeliveryDetail, EventDetail } from '../../state/event-detail.ts';
import { query, setQuery } from '../../state/route.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { titleWithKey } from '../../state/single-keys.ts';
import { attempt, say } from '../../state/toast.ts';
import { chosenPair } from '../../text/attempt-diff.ts';
import { type CopiedRequest, formatTitles } from '../../text/copy-formats.ts';
import { statusOf } from '../../text/delivery-status.ts';
import { timestampOf } from '../../text/signature-parts.ts';
import { AttemptTabs } from './attempt-tabs.tsx';
import { AttemptTimeline } from './attempt-timeline.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { DiffView } from './diff-view.tsx';
import { ResendDialog } from './resend-dialog.tsx';

interface DeliverySectionProps {
  readonly event: EventDetail;
  readonly delivery: DeliveryDetail;
  /** The one that the keys are for. */
  readonly first: boolean;
}

/** What became of an event at one receiver. */
export function DeliverySection({ event, delivery, first }: DeliverySectionProps) {
  const { attempts } = delivery;
  const [dialog, setDialog] = useState<'resend' | 'copy' | undefined>(undefined);
  const wanted = query.value.get('attempt');
  const chosen = attempts.find(({ deliveryId }) => deliveryId === wanted) ?? attempts.at(-1);
  // Attempts have numbers of their own in each delivery, so all but the first are named.
  const isMeant = (query.value.get('delivery') ?? '') === (first ? '' : delivery.id);
  const pair = isMeant ? chosenPair(query.value.get('diff') ?? '', attempts) : undefined;
  const status = statusOf({ state: delivery.state, attempts: attempts.length });
  const request = requestOf(event, delivery, chosen);
  const resend = () =>
    void attempt(async () => {
      await call('POST', '/api/v1/deliveries/resend', { deliveryIds: [delivery.id] });
      say(status === 'retrying' ? 'The retry is made now.' : 'It is sent again, with a new delivery id.');
    });
  const waits = status === 'retrying' || status === 'queued';
  const cancel = () => {
    if (!waits) return say('Nothing waits here that could be cancelled.');
    void attempt(async () => {
      await call('POST', `/api/v1/deliveries/${encodeURIComponent(delivery.id)}/cancel`);
      say('It is cancelled. Resend brings it back.');
    });
  };
  const copyNow = () => void copyRequest(copyFormat.value, request);
  const compare = () => {
    const [before, after] = pairFor(attempts, chosen);
    if (before === undefined || after === undefined) return say('There is one attempt only.');
    setQuery({
      diff: pair ? undefined : `${before.number},${after.number}`,
      delivery: pair || first ? undefined : delivery.id,
    });
  };
  useShortcuts(
    first
      ? {
          r: resend,
          x: cancel,
          c: copyNow,
          C: () => setDialog('copy'),
          e: () => setDialog('resend'),
          d: compare,
        }
      : {},
  );
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
            {status === 'retrying' ? 'Retry now' : 'Resend'} {first && <KeyHint name="r" />}
          </button>
          {waits && (
            <button type="button" onClick={cancel}>
              <Icon name="cancelled" />
              {status === 'retrying' ? 'Cancel retry' : 'Cancel'} {first && <KeyHint name="x" />}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => setDialog('resend')}>
            Resend with changes {first && <KeyHint name="e" />}
          </button>
          <span class="joined">
            <button type="button" class="quiet" onClick={copyNow}>
              <Icon name="copy" />
              Copy as {formatTitles[copyFormat.value]} {first && <KeyHint name="c" />}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label="Copy as…"
              title={titleWithKey('Copy in another format', 'C')}
              onClick={() => setDialog('copy')}
            >
              …
            </button>
          </span>
        </div>
      </header>
      <div class="timeline-head">
        <h3>{attempts.length === 1 ? 'One attempt' : `${attempts.length || 'No'} attempts`}</h3>
        {attempts.length > 1 && (
          <button type="button" class="quiet" aria-pressed={pair !== undefined} onClick={compare}>
            Compare {first && <KeyHint name="d" />}
          </button>
        )}
      </div>
      <AttemptTimeline
        delivery={delivery}
        chosen={chosen?.deliveryId}
        onChoose={(attempt) => setQuery({ attempt })}
      />
      {pair && <DiffView attempts={attempts} before={pair[0]} after={pair[1]} />}
      {!pair &&
        (chosen ? (
          <AttemptTabs
            key={chosen.deliveryId}
            delivery={delivery}
            attempt={chosen}
            chosen={query.value.get('tab') ?? 'response'}
            onChoose={(tab) => setQuery({ tab })}
          />
        ) : (
          <p class="none">No attempt was made yet.</p>
        ))}
      {dialog === 'copy' && <CopyDialog request={request} onClose={() => setDialog(undefined)} />}
      {dialog === 'resend' && (
        <ResendDialog event={event} delivery={delivery} onClose={() => setDialog(undefined)} />
      )}
    </section>
  );
}

/** The attempt that is looked at, with the one before it; the first with the second. */
function pairFor(attempts: readonly AttemptDetail[], chosen: AttemptDetail | undefined) {
  const at = Math.max(1, chosen ? attempts.indexOf(chosen) : 1);
  return [attempts[at - 1], attempts[at]] as const;
}

function requestOf(
  { eventType, body }: EventDetail,
  { url }: DeliveryDetail,
  chosen: AttemptDetail | undefined,
): CopiedRequest {
  const { base64, text } = chosen?.requestBody ?? body;
  const headers = chosen?.requestHeaders ?? [];
  const name = signatureParameters.header.toLowerCase();
  const header = headers.find(([other]) => other.toLowerCase() === name)?.[1];
  const seconds = timestampOf(header ?? '');
  const signedMs = /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
  return { url, headers, base64, text, eventType, signedMs };
}
