import { seededRandom } from '../../runtime/seeded-random.ts';
import { arrivalsOf, everyNth, profileOf } from '../arrivals.ts';
import type { LoadFeed } from '../load-feed.ts';
import type { LoadPlan } from '../load-plan.ts';
import type { Recorder } from '../recording/recorder.ts';
import { PartSerials } from './part-serials.ts';

/** The plan of one part: so much of what is counted that all parts together come to exactly all of it. */
export function partOfPlan(plan: LoadPlan, part: number, parts: number): LoadPlan {
  const { maxSends, concurrency } = plan;
  return {
    ...plan,
    concurrency: shareOf(concurrency, part, parts),
    ...(maxSends === undefined ? {} : { maxSends: shareOf(maxSends, part, parts) }),
  };
}

/** What one part sends and when. Every so many-th of all times is its own, so that the rate is that of the plan. */
export function feedOfPart(plan: LoadPlan, part: number, parts: number, recorder: Recorder): LoadFeed {
  const { model, seed } = plan;
  const serials = new PartSerials(part, parts);
  return {
    ...(model.kind === 'open' && {
      arrivals: everyNth(
        arrivalsOf(profileOf(model.stretches), model.spacing, seededRandom(`arrivals ${seed}`)),
        part,
        parts,
      ),
    }),
    mixSeed: `mix ${seed} ${part} of ${parts}`,
    traffic: (mix) => serials.number(mix),
    recorder,
    get serials() {
      return serials.ranges;
    },
  };
}

function shareOf(count: number, part: number, parts: number): number {
  return Math.floor(count / parts) + (part < count % parts ? 1 : 0);
}
