import type { Random } from '../runtime/random.ts';

/** A stretch of time in which the rate stays what it is, or changes evenly from one to another. */
export interface Stretch {
  readonly fromPerSecond: number;
  readonly toPerSecond: number;
  /** `Infinity` for one that only a cap ends. */
  readonly forMs: number;
}

/** When the n-th event is due, in milliseconds from the start; undefined beyond the end. `n` need not be whole. */
export type Profile = (n: number) => number | undefined;

/** Makes what gives the `n` of each event in turn: never falling, and one per event in the long run. */
export type Spacing = (random: Random) => () => number;

/** When events are meant to be sent: gives the times one after the other, in milliseconds from the start. */
export type Arrivals = () => number | undefined;

/** Stretches one after the other: one is a constant rate or a ramp, several are steps. */
export function profileOf(stretches: readonly Stretch[]): Profile {
  return (n) => {
    let [before, startsAtMs] = [0, 0];
    for (const stretch of stretches) {
      const events = eventsOf(stretch);
      if (n < before + events) return startsAtMs + timeWithin(stretch, n - before);
      before += events;
      startsAtMs += stretch.forMs;
    }
    return undefined;
  };
}

function eventsOf({ fromPerSecond, toPerSecond, forMs }: Stretch): number {
  return ((fromPerSecond + toPerSecond) / 2) * (forMs / 1000);
}

/** Solves `from · t + (to − from) / 2T · t² = n` for `t`, in the form that also holds where both rates are equal. */
function timeWithin({ fromPerSecond, toPerSecond, forMs }: Stretch, n: number): number {
  if (n === 0) return 0;
  const growth = (toPerSecond - fromPerSecond) / (forMs / 1000);
  const root = Math.sqrt(Math.max(0, fromPerSecond ** 2 + 2 * growth * n));
  return ((2 * n) / (fromPerSecond + root)) * 1000;
}

/** One event after the other at equal distances. */
export const evenly: Spacing = () => {
  let n = 0;
  return () => n++;
};

/** As many independent people would cause them: the distances are exponentially distributed (Poisson arrivals). */
export const byChance: Spacing = (random) => {
  let n = 0;
  return () => {
    n -= Math.log(1 - random());
    return n;
  };
};

/** So many at a time, as seldom as it takes to keep the rate. */
export function inBursts(size: number): Spacing {
  return () => {
    let n = 0;
    return () => Math.floor(n++ / size) * size;
  };
}

/** A profile says how fast, a spacing how regularly. */
export function arrivalsOf(profile: Profile, spacing: Spacing, random: Random): Arrivals {
  const next = spacing(random);
  return () => profile(next());
}
