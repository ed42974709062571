import type { CaseNeed } from '../../cases/receiver-case.ts';
import type { Exchanged, Reply } from '../../receiver.ts';
import type { RequestMaker } from '../../requests/request-maker.ts';
import type { Verdict } from '../../verdict.ts';
import type { RunContext } from '../run-context.ts';

/** How a step ended; `reason` is empty for a pass. */
export interface StepOutcome {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly missing?: CaseNeed;
}

export const passed: StepOutcome = { verdict: 'pass', reason: '' };

// What was skipped says less than what nobody could tell.
const order: readonly Verdict[] = ['pass', 'warn', 'skipped', 'inconclusive', 'fail'];

/** The worse of two outcomes, the first where they are as bad. */
export function worse<Outcome extends StepOutcome>(one: Outcome, other: Outcome): Outcome {
  return order.indexOf(other.verdict) > order.indexOf(one.verdict) ? other : one;
}

/** What the steps of a variant share. */
export interface StepScene {
  readonly context: RunContext;
  readonly maker: RequestMaker;
  readonly isLoad: boolean;
  readonly exchanges: Exchanged[];
  /** The last reply to each request with a name. */
  readonly replies: Map<string, Reply>;
  /** Events that were taken before they were verified, and how often each had been applied by then. */
  readonly unverified: Map<string, number>;
}
