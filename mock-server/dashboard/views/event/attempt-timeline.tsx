import { Icon } from '../../parts/icon.tsx';
import type { AttemptDetail, DeliveryDetail } from '../../state/event-detail.ts';
import { untilMs } from '../../state/mock-state.ts';
import { exactTime, timeOfDay } from '../../state/time-zone.ts';
import { attemptPhases } from '../../text/attempt-phases.ts';
import type { StatusName } from '../../text/delivery-status.ts';
import { durationText } from '../../text/duration-text.ts';

interface AttemptTimelineProps {
  readonly delivery: DeliveryDetail;
  readonly chosen: string | undefined;
  readonly onChoose: (attemptId: string) => void;
}

/** The attempts of a delivery, one below the other; their bars are to one scale. */
export function AttemptTimeline({ delivery, chosen, onChoose }: AttemptTimelineProps) {
  const { attempts, nextAttemptAt, state } = delivery;
  const longestMs = Math.max(1, ...attempts.map(({ timings }) => timings?.totalMs ?? 0));
  const beganAt = Date.parse(attempts[0]?.startedAt ?? '');
  return (
    <ol class="timeline" aria-label="Attempts">
      {attempts.map((attempt) => (
        <li key={attempt.deliveryId}>
          <button
            type="button"
            class="attempt"
            aria-pressed={attempt.deliveryId === chosen}
            onClick={() => onChoose(attempt.deliveryId)}
          >
            <span class={`attempt-mark ${shapeOf(attempt)}`}>
              <Icon name={shapeOf(attempt)} />
            </span>
            <span class="attempt-name">
              Attempt {attempt.number}
              <span class="attempt-outcome">{outcomeWord(attempt)}</span>
            </span>
            <Bar attempt={attempt} longestMs={longestMs} />
            <span class="attempt-took number">
              {attempt.timings ? durationText(attempt.timings.totalMs) : 'under way'}
            </span>
            <span class="attempt-at number" title={exactTime(attempt.startedAt)}>
              {attempt.number === 1
                ? timeOfDay(attempt.startedAt)
                : `+${durationText(Date.parse(attempt.startedAt) - beganAt)}`}
            </span>
          </button>
        </li>
      ))}
      {state === 'waiting' && nextAttemptAt !== undefined && (
        <li class="attempt upcoming">
          <span class="attempt-mark queued">
            <Icon name="queued" />
          </span>
          <span class="attempt-name">Attempt {attempts.length + 1}</span>
          <span class="attempt-next" role="timer">
            <Countdown at={nextAttemptAt} />
          </span>
        </li>
      )}
    </ol>
  );
}

function Countdown({ at }: { readonly at: string }) {
  const ms = untilMs(at);
  return <>{ms > 0 ? `in ${durationText(Math.ceil(ms / 1_000) * 1_000)}` : 'due now'}</>;
}

function Bar({
  attempt: { timings },
  longestMs,
}: {
  readonly attempt: AttemptDetail;
  readonly longestMs: number;
}) {
  return (
    <span class="bar" aria-hidden="true">
      {timings &&
        attemptPhases(timings).map(({ kind, name, tookMs }) => (
          <span key={name} class={`phase ${kind}`} style={{ width: `${(tookMs / longestMs) * 100}%` }} />
        ))}
    </span>
  );
}

export function shapeOf({ outcome }: AttemptDetail): StatusName {
  if (!outcome) return 'sending';
  if (outcome.kind === 'delivered') return 'delivered';
  return outcome.kind === 'unknown' ? 'unsent' : 'failed';
}

function outcomeWord({ outcome, response, faults = [] }: AttemptDetail): string {
  const answer = response?.status ?? outcome?.code.replaceAll('_', ' ') ?? '';
  return `${answer}${faults.length === 0 ? '' : ` · fault: ${faults.join(', ')}`}`;
}
