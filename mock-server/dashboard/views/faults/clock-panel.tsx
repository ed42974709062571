import { rows } from '../../state/live.ts';
import { clockIsShared, scheduleClock, scheduleNowMs, turnClock } from '../../state/mock-state.ts';
import { attempt, say } from '../../state/toast.ts';
import { durationText } from '../../text/duration-text.ts';
import { utcText } from '../../text/time-text.ts';

const steps = [
  ['10 s', 10_000],
  ['1 min', 60_000],
  ['1 h', 3_600_000],
  ['1 day', 86_400_000],
] as const;
const scales = [1, 10, 60, 600, 3_600] as const;

/** The clock of the retry schedule: turned forward, or made to run faster, so that nobody waits for a retry. */
export function ClockPanel() {
  const clock = scheduleClock.value;
  const turn = (ms: number) =>
    attempt(async () => {
      await turnClock({ advanceMs: ms });
      say(`The clock was turned by ${durationText(ms)}.`);
    });
  const nextMs = nextDueMs();
  return (
    <section class="card" aria-labelledby="clock-title">
      <h2 id="clock-title">Clock of the schedule</h2>
      {clockIsShared.value ? (
        <p class="soft">Other emitters share this store, so its clock is not ours to turn.</p>
      ) : (
        <>
          <p class="clock-face">
            <time class="number">
              {utcText(Math.floor(scheduleNowMs.value / 1_000) * 1_000).replace('.000', '')}
            </time>
          </p>
          <p class="soft">
            {clock && clock.aheadMs > 500
              ? `${durationText(clock.aheadMs)} ahead of the wall clock.`
              : 'As the wall clock.'}{' '}
            Signatures stay on the wall clock.
          </p>
          <div class="button-row">
            <span class="row-label" id="turn-label">
              Turn by
            </span>
            <div role="group" aria-labelledby="turn-label">
              {steps.map(([words, ms]) => (
                <button type="button" key={words} onClick={() => void turn(ms)}>
                  {words}
                </button>
              ))}
              <button
                type="button"
                class="primary"
                disabled={nextMs === undefined}
                onClick={() => void turn(Math.max(1, (nextMs ?? 0) + 10))}
              >
                To the next retry
              </button>
            </div>
          </div>
          <div class="button-row">
            <span class="row-label" id="scale-label">
              Speed
            </span>
            <div role="group" aria-labelledby="scale-label">
              {scales.map((scale) => (
                <button
                  type="button"
                  key={scale}
                  aria-pressed={clock?.scale === scale}
                  onClick={() => void attempt(() => turnClock({ scale }))}
                >
                  {scale.toLocaleString('en')}×
                </button>
              ))}
            </div>
          </div>
        </>
      )}
    </section>
  );
}

/** How far off the earliest retry is, by that clock. */
function nextDueMs(): number | undefined {
  const times = rows.value.flatMap(({ state, nextAttemptAt }) =>
    state === 'waiting' && nextAttemptAt !== undefined ? [Date.parse(nextAttemptAt)] : [],
  );
  return times.length === 0 ? undefined : Math.min(...times) - scheduleNowMs.value;
}
