import type { SamplePlan } from '../../contract/samples.ts';
import type { Random } from '../../runtime/random.ts';
import type { JsonObject } from '../json.ts';
import type { Holder, Relation } from './relations.ts';
import type { Timeline } from './timeline.ts';

/** What making a value may depend on. */
export interface Surroundings {
  readonly random: Random;
  readonly timeline: Timeline;
  /** The object that will hold the value; undefined for the event itself. */
  readonly holder: Holder | undefined;
  /** Position in the innermost array around the value, from 1; 0 outside of arrays. */
  readonly position: number;
  /** The plans of all arrays around the value. */
  readonly arrays: readonly SamplePlan[];
  /** Collects what can only be filled in when everything else is there. */
  readonly relations: Relation[];
}

/** Makes a value of a plan. What a template holds is taken as it is. */
export type Make = (plan: SamplePlan, around: Surroundings, template?: Readonly<JsonObject>) => unknown;
