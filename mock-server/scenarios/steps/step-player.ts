import type { Stage, StepReport } from '../playing/stage.ts';
import type { FoundProblem } from '../reading/problem.ts';

/** One kind of step. */
export interface StepPlayer<Options> {
  /** One line of what it is about to do. */
  readonly describe: (options: Options) => string;
  /** Does it. Rejects when the stage's signal is aborted. */
  readonly play: (options: Options, stage: Stage) => Promise<StepReport>;
  /** What is wrong with options that keep the schema; pointers begin at the step's own value. */
  readonly check?: (options: Options) => readonly FoundProblem[];
}
