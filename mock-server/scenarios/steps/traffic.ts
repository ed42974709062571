import type { EventType } from '../../contract/catalog.ts';
import { createEvent } from '../../payloads/create-event.ts';
import type { Random } from '../../runtime/random.ts';
import { seededRandom } from '../../runtime/seeded-random.ts';
import { durationMs } from '../duration.ts';
import { emitOn } from '../playing/stage.ts';
import type { TrafficOptions } from '../scenario.ts';
import type { StepPlayer } from './step-player.ts';

const longestMs = 5 * 60_000;
const longestTurnedMs = 366 * 86_400_000;

/** One event that is to come: its type, and when, as a share of the whole time. */
interface Arrival {
  readonly type: EventType;
  readonly share: number;
}

export const traffic: StepPlayer<TrafficOptions> = {
  describe: ({ events, over, within }) => `${events} events of ${over} within ${within}`,

  check: ({ over, within }) => [
    ...(durationMs(within) <= longestMs && durationMs(within) > 0
      ? []
      : [{ pointer: '/within', message: `${within} is not possible.`, hint: 'More than 0ms, up to 5m.' }]),
    ...(durationMs(over) <= longestTurnedMs && durationMs(over) >= durationMs(within)
      ? []
      : [{ pointer: '/over', message: `${over} is not possible.`, hint: 'From `within` up to 366d.' }]),
  ],

  async play({ events: count, over, within, mix, as: label }, stage) {
    const { clock, schedule, seed, signal } = stage;
    const totalMs = durationMs(within);
    const beganMs = clock.monotonicMs();
    const until = (share: number) => clock.sleep(beganMs + share * totalMs - clock.monotonicMs(), signal);
    schedule.setScale(durationMs(over) / totalMs);
    try {
      for (const [index, { type, share }] of planArrivals(count, mix, seededRandom(seed)).entries()) {
        // Events that are late go out at once, so that a machine that is slow loses the pace and no event.
        await until(share);
        await emitOn(stage, createEvent(type, { seed: `${seed}/${index + 1}` }), { label });
      }
      await until(1);
    } finally {
      schedule.setScale(1);
    }
    const tookMs = clock.monotonicMs() - beganMs;
    return { detail: `${Math.round(count / (tookMs / 1000))} events a second`, checks: [] };
  },
};

/** Moments as they come when nobody plans them (a Poisson process of which the count is known), and a type for each. */
export function planArrivals(count: number, mix: TrafficOptions['mix'], random: Random): readonly Arrival[] {
  const shares = Array.from({ length: count }, random).sort((a, b) => a - b);
  const total = Object.values(mix).reduce((sum, weight) => sum + weight, 0);
  return shares.map((share) => ({ share, type: pick(mix, random() * total) }));
}

function pick(mix: TrafficOptions['mix'], at: number): EventType {
  let left = at;
  const found = Object.entries(mix).find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  // What rounding leaves over is the last one's.
  return (found?.[0] ?? Object.keys(mix).at(-1)) as EventType;
}
