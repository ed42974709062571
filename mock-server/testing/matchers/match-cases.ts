import type { ReceiverCase } from '../../conformance/cases/receiver-case.ts';
import { firstControl } from '../../conformance/run/control.ts';
import { runCase } from '../../conformance/run/run-case.ts';
import { createRunContext } from '../../conformance/run/run-context.ts';
import { describeFailure, fails } from '../case-failure.ts';
import { type ReceiverCaseOptions, runOptions } from '../case-options.ts';
import { type ReceiverTarget, withReceiver } from '../with-receiver.ts';
import type { MatcherResult } from './matcher-result.ts';

/**
 * Passes where a receiver passes all of some cases.
 *
 * @param what the receiver is said to do, as an infinitive without `to`.
 * @param leavesOut whether what nobody could tell does not count.
 * @throws where neither can be said, so that `not` does not pass for the wrong reason: a receiver that does not accept a
 *   plain valid event, or one that went away.
 */
export function matchCases(
  target: ReceiverTarget,
  cases: readonly ReceiverCase[],
  options: ReceiverCaseOptions,
  what: string,
  leavesOut = false,
): Promise<MatcherResult> {
  return withReceiver(target, options, async (receiver) => {
    const context = createRunContext(runOptions(options, receiver));
    const { problem } = await firstControl(context);
    if (problem !== '')
      throw new Error(
        `${receiver.name} does not take a plain valid event, so nothing can be said: ${problem}.`,
      );
    const passed: string[] = [];
    for (const receiverCase of cases) {
      const result = await runCase(receiverCase, context);
      if (fails(result, options.strict)) {
        const failure = describeFailure(result, receiver, context.seed, options);
        return { pass: false, message: () => `expected ${receiver.name} to ${what}\n\n${failure}` };
      }
      if (result.verdict === 'inconclusive' && (!leavesOut || context.found.stopped))
        throw new Error(`${receiverCase.id} tells nothing: ${result.reason}`);
      if (result.verdict === 'pass' || result.verdict === 'warn') passed.push(receiverCase.id);
    }
    if (passed.length === 0) throw new Error(`No case of ${cases.length} could be run on ${receiver.name}.`);
    const message = () => `expected ${receiver.name} not to ${what}, and it passed ${passed.join(', ')}`;
    return { pass: true, message };
  });
}
