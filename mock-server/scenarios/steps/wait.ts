import { durationMs } from '../duration.ts';
import type { Stage } from '../playing/stage.ts';
import type { WaitOptions } from '../scenario.ts';
import type { StepPlayer } from './step-player.ts';

const defaultWithin = '10s';
const longestMs = 5 * 60_000;
/** How often it is looked whether the wait is over. */
const lookEveryMs = 10;

export const wait: StepPlayer<WaitOptions> = {
  describe: (options) => `until ${conditionOf(options)}, up to ${options.within ?? defaultWithin}`,

  check: (options) => [
    ...(options.for === undefined && options.attempts === undefined
      ? [{ pointer: '', message: 'It waits for nothing.', hint: 'Say what for, or how many attempts.' }]
      : []),
    ...(options.count !== undefined && options.for === undefined
      ? [{ pointer: '/count', message: 'These are of no state.', hint: 'Say which with `for`.' }]
      : []),
    ...(durationMs(options.within ?? defaultWithin) <= longestMs
      ? []
      : [{ pointer: '/within', message: `${options.within} is too long.`, hint: 'It may be up to 5m.' }]),
  ],

  async play(options, stage) {
    const { clock, signal } = stage;
    const { within = defaultWithin, turnClock } = options;
    const beganMs = clock.monotonicMs();
    const endsAtMs = beganMs + durationMs(within);
    while (!isOver(options, stage) && clock.monotonicMs() < endsAtMs) {
      if (turnClock) turnToRetries(stage);
      await clock.sleep(lookEveryMs, signal);
    }
    const held = isOver(options, stage);
    const actual = held ? 'so it was' : standing(options, stage);
    const check = { what: `within ${within}`, expected: conditionOf(options), actual, held };
    return { detail: held ? 'over' : 'it took too long', checks: [check] };
  },
};

/** Turns the clock to the last of the retries: of many deliveries, each would else have a turn of its own. */
function turnToRetries({ schedule, ledger }: Stage): void {
  const nowMs = schedule.now();
  const retriesAtMs = ledger
    .deliveries(undefined)
    .filter(({ state }) => state === 'waiting')
    .map(({ attempts }) => attempts.at(-1)?.againAtMs ?? 0);
  // What is due is under way, or will be in a moment: what comes of it comes first.
  if (retriesAtMs.length === 0 || retriesAtMs.some((atMs) => atMs <= nowMs)) return;
  schedule.advance(Math.max(...retriesAtMs) - nowMs);
}

function isOver(options: WaitOptions, { ledger }: Stage): boolean {
  const deliveries = ledger.deliveries(options.of);
  const attempts = deliveries.reduce((sum, delivery) => sum + delivery.attempts.length, 0);
  if (attempts < (options.attempts ?? 0)) return false;
  const { for: state } = options;
  if (state === undefined) return true;
  const there = deliveries.filter((delivery) =>
    state === 'finished' ? delivery.state !== 'waiting' : delivery.state === state,
  );
  return there.length >= (options.count ?? deliveries.length);
}

function conditionOf({ for: state, count, attempts, of }: WaitOptions): string {
  const parts = [
    ...(state === undefined ? [] : [`${count ?? 'all'} ${state}`]),
    ...(attempts === undefined ? [] : [attempts === 1 ? '1 attempt' : `${attempts} attempts`]),
  ];
  return parts.join(' and ') + (of === undefined ? '' : ` of ${of}`);
}

function standing({ of }: WaitOptions, { ledger }: Stage): string {
  const deliveries = ledger.deliveries(of);
  const attempts = deliveries.reduce((sum, delivery) => sum + delivery.attempts.length, 0);
  const states = ['delivered', 'exhausted', 'waiting'].map(
    (state) => `${deliveries.filter((delivery) => delivery.state === state).length} ${state}`,
  );
  return `${states.join(', ')}, after ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}`;
}
