import type { LoadPlan } from '../load-plan.ts';

/** What the first emitter of a run lays down for all of them. It holds no secret, and no header. */
export interface FleetPlan {
  /** Every option of the call that all must agree on, as JSON, by its name. */
  readonly options: Readonly<Record<string, string>>;
  readonly seed: string;
  /** When the ids claim to have been made, in Unix milliseconds; absent where that follows from the seed. */
  readonly idsFromMs?: number;
}

/** The names of the options in which two calls differ, in alphabetical order. */
export function differences(one: FleetPlan, other: FleetPlan): readonly string[] {
  const names = new Set([...Object.keys(one.options), ...Object.keys(other.options)]);
  return [...names].filter((name) => one.options[name] !== other.options[name]).toSorted();
}

/** The plan of this emitter, with what the first one has laid down. */
export function planInFleet(plan: LoadPlan, { seed, idsFromMs }: FleetPlan): LoadPlan {
  const { idsFrom: _, maxSends: __, ...rest } = plan;
  // Where the run ends is a matter of the whole schedule, and not of what one emitter sends of it.
  return { ...rest, seed, ...(idsFromMs === undefined ? {} : { idsFrom: new Date(idsFromMs) }) };
}
