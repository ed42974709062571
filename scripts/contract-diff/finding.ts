import type { RuleName, Verdict } from './rules.ts';

/** Where in the payload or headers of one event type a change is seen. */
export interface AffectedEvent {
  readonly type: string;
  /** `data.steps[].name`, the shortest first and at most `maxPaths`; empty where the event as a whole is meant. */
  readonly paths: readonly string[];
  /** There are more than these, as where a schema is used in many places. */
  readonly more: boolean;
}

/** How many places are named per event type; a schema that everything shares has dozens. */
export const maxPaths = 5;

/** One change between two contracts. */
export interface Finding {
  readonly verdict: Verdict;
  readonly rule: RuleName;
  /** The schema, header or constant that was changed, as in `Document.fileId`. */
  readonly subject: string;
  /** What became of it, to be read after the subject. */
  readonly what: string;
  /** Where it is written: in the new contract, or in the old one for what is gone. The line counts from 1. */
  readonly file: string;
  readonly line: number;
  readonly events: readonly AffectedEvent[];
}
