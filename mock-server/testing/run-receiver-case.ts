import type { ReceiverCase } from '../conformance/cases/receiver-case.ts';
import { runCase } from '../conformance/run/run-case.ts';
import { createRunContext } from '../conformance/run/run-context.ts';
import type { CaseResult } from '../conformance/verdict.ts';
import { describeFailure, fails, ReceiverCaseError } from './case-failure.ts';
import { type ReceiverCaseOptions, runOptions } from './case-options.ts';
import { type ReceiverTarget, withReceiver } from './with-receiver.ts';

/**
 * Runs one case against a receiver, after a plain valid event that has to be accepted. Warnings, and what could not be run
 * or told here, resolve: look at `verdict` and `reason`.
 *
 * @throws `ReceiverCaseError` where the receiver failed what it must or should do.
 */
export function runReceiverCase(
  receiverCase: ReceiverCase,
  target: ReceiverTarget,
  options: ReceiverCaseOptions,
): Promise<CaseResult> {
  return withReceiver(target, options, async (receiver) => {
    const context = createRunContext(runOptions(options, receiver));
    const result = await runCase(receiverCase, context);
    if (!fails(result, options.strict)) return result;
    throw new ReceiverCaseError(describeFailure(result, receiver, context.seed, options), [result]);
  });
}
