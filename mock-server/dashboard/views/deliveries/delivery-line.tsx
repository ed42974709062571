import { Ago } from '../../parts/ago.tsx';
import { Inert } from '../../parts/inert.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import type { DeliveryRow } from '../../state/delivery-row.ts';
import { untilMs } from '../../state/mock-state.ts';
import { eventPath } from '../../state/route.ts';
import { statusOf } from '../../text/delivery-status.ts';
import { durationText } from '../../text/duration-text.ts';

interface DeliveryLineProps {
  readonly row: DeliveryRow;
  readonly index: number;
  readonly selected: boolean;
}

/** One row of the list; the whole of it is the link. */
export function DeliveryLine({ row, index, selected }: DeliveryLineProps) {
  const { eventType, eventId, resourceId, lastStatus, lastOutcome, lastDurationMs, attempts } = row;
  const status = statusOf(row);
  return (
    <div role="row" aria-rowindex={index + 2} class={selected ? 'line selected' : 'line'} data-key={row.key}>
      <div role="cell" class="line-status">
        <StatusMark status={status} />
      </div>
      <div role="cell" class="line-event">
        <a href={eventPath(eventId)}>
          <Inert text={eventType} />
        </a>
        <span class="line-about">
          <span class="id">
            <Inert text={resourceId} />
          </span>
          {row.copyOf && <CopyNote copyOf={row.copyOf} />}
        </span>
      </div>
      <div role="cell" class="line-answer">
        <span class="answer">{lastStatus ?? answerWord(lastOutcome?.code)}</span>
        {status === 'retrying' && row.nextAttemptAt !== undefined && <NextTry at={row.nextAttemptAt} />}
      </div>
      <div role="cell" class="line-attempts number">
        {attempts > 0 && attempts}
      </div>
      <div role="cell" class="line-duration number">
        {lastDurationMs !== undefined && durationText(lastDurationMs)}
      </div>
      <div role="cell" class="line-time number">
        <Ago time={row.acceptedAt} />
      </div>
    </div>
  );
}

/** Says of an event that a person made it of another one, and leads there. */
function CopyNote({ copyOf: { kind, eventId } }: { readonly copyOf: NonNullable<DeliveryRow['copyOf']> }) {
  return (
    <span class="line-copy">
      {kind === 'edited' ? 'edited copy' : 'to another target'}
      {eventId !== undefined && (
        <>
          {' '}
          <a href={eventPath(eventId)} title={eventId}>
            original
          </a>
        </>
      )}
    </span>
  );
}

function NextTry({ at }: { readonly at: string }) {
  const ms = untilMs(at);
  return (
    <span class="next">{ms > 0 ? `again in ${durationText(Math.ceil(ms / 1_000) * 1_000)}` : 'due now'}</span>
  );
}

function answerWord(code: string | undefined): string {
  return code === undefined ? '' : code.replaceAll('_', ' ');
}
