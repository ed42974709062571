import type { LoadResult } from '../load-result.ts';

/** What one emitter did of a run that several share. */
export interface EmitterSummary {
  /** From 0, in the order in which they came. */
  readonly number: number;
  /** Its machine and its process. */
  readonly host: string;
  /** `lost`: nothing was heard of it any more before its part was over. */
  readonly state: 'done' | 'lost';
  /** As it said last. */
  readonly sent: number;
  readonly answered: number;
  readonly errors: number;
  /** Events that a lost one had taken on and not reported on: some, all or none of them may have been sent. */
  readonly heldEvents: number;
  /** Their ids: the first and the last of each stretch. */
  readonly held: readonly (readonly [first: string, last: string])[];
}

/** What a run of several emitters came to. */
export interface FleetResult extends LoadResult {
  readonly fleet: {
    readonly run: string;
    readonly emitters: readonly EmitterSummary[];
    /** The one that prints the report. */
    readonly reporter: number;
  };
}

/**
 * What became of an emitter's part. `done`: the report of the whole run, which all get alike. `alone`: the others did not
 * come in time. `given-up`: it was not heard of for so long that the others went on without it.
 */
export type FleetOutcome =
  | { readonly kind: 'done'; readonly number: number; readonly result: FleetResult }
  | { readonly kind: 'alone'; readonly came: number }
  | { readonly kind: 'given-up' };
