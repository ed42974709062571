import { receiverCases } from '../conformance/cases/catalogue.ts';
import type { ReceiverCase } from '../conformance/cases/receiver-case.ts';
import { runReceiverCases as runCases } from '../conformance/run/run-receiver-cases.ts';
import type { RunResult } from '../conformance/verdict.ts';
import { describeFailure, failsRun, ReceiverCaseError } from './case-failure.ts';
import { type ReceiverCaseOptions, runOptions } from './case-options.ts';
import { type ReceiverTarget, withReceiver } from './with-receiver.ts';

export interface ReceiverCasesOptions extends ReceiverCaseOptions {
  /** By default all. */
  readonly cases?: readonly ReceiverCase[];
}

/** So many failures are told in full, and the others by their names. */
const TOLD_IN_FULL = 5;

/**
 * Runs the whole catalogue, or some cases of it, with a plain valid event before and after each group.
 *
 * @throws `ReceiverCaseError` where the receiver failed what it must do (with `strict`, also what it should and may), or
 * where the run could not be ended.
 */
export function runReceiverCases(target: ReceiverTarget, options: ReceiverCasesOptions): Promise<RunResult> {
  return withReceiver(target, options, async (receiver) => {
    const run = await runCases({ ...runOptions(options, receiver), cases: options.cases ?? receiverCases });
    const failed = run.results.filter((result) => failsRun(result, options.strict));
    if (failed.length === 0 && run.stopped === undefined) return run;
    const stopped = run.stopped === undefined ? [] : [`The run was stopped: ${run.stopped.message}`];
    const rest = failed.slice(TOLD_IN_FULL).map(({ case: { id, title } }) => `${id} ${title}`);
    throw new ReceiverCaseError(
      [
        `${failed.length} of ${run.results.length} cases failed on ${receiver.name}.`,
        ...stopped,
        ...failed
          .slice(0, TOLD_IN_FULL)
          .map((result) => `\n${describeFailure(result, receiver, run.seed, options)}`),
        ...(rest.length === 0 ? [] : [`\nand also:\n${rest.join('\n')}`]),
      ].join('\n'),
      failed,
    );
  });
}
