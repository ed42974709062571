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

/**
 * How regularly events follow each other, one per event in the long run. `evenly`: at equal distances. `by-chance`: as
 * many independent people would cause them, at exponentially distributed distances (Poisson arrivals). `burstOf`: so many
 * at a time, as seldom as it takes to keep the rate.
 */
export type Spacing = 'evenly' | 'by-chance' | { readonly burstOf: number };

/**
 * When events are meant to be sent: gives the times one after the other, in milliseconds from the start. `UNKNOWN_YET`
 * where the next one has still to be decided, undefined where there is none.
 */
export type Arrivals = () => number | undefined;

/** A time that never comes: whoever gets it asks again in a while. */
export const UNKNOWN_YET = Number.POSITIVE_INFINITY;

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

/** How long they take together, in milliseconds. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { forMs }) => sum + forMs, 0);
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

/** Gives the `n` of each event in turn, never falling. */
function spaced(spacing: Spacing, random: Random): () => number {
  let n = 0;
  if (spacing === 'evenly') return () => n++;
  if (spacing === 'by-chance')
    return () => {
      n -= Math.log(1 - random());
      return n;
    };
  const { burstOf } = spacing;
  return () => Math.floor(n++ / burstOf) * burstOf;
}

/** A profile says how fast, a spacing how regularly. */
export function arrivalsOf(profile: Profile, spacing: Spacing, random: Random): Arrivals {
  const next = spaced(spacing, random);
  return () => profile(next());
}

/** Every so many-th of these, from the one at `part` on: those of all parts together are these, each once. */
export function everyNth(arrivals: Arrivals, part: number, parts: number): Arrivals {
  let skipped = part;
  return () => {
    for (; skipped > 0; skipped--) if (arrivals() === undefined) return undefined;
    skipped = parts - 1;
    return arrivals();
  };
}
