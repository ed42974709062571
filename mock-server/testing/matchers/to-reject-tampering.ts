import { casesOf } from '../../conformance/cases/catalogue.ts';
import type { ReceiverCase } from '../../conformance/cases/receiver-case.ts';
import type { ReceiverCaseOptions } from '../case-options.ts';
import type { ReceiverTarget } from '../with-receiver.ts';
import { matchCases } from './match-cases.ts';
import type { MatcherResult } from './matcher-result.ts';

/**
 * Passes where a receiver refuses whatever is not rightly signed: without a signature, by another secret, changed after
 * signing. These are the cases of `SIG` that are a must and of which nothing may be accepted.
 *
 * @throws where the receiver does not accept a plain valid event either.
 */
export function toRejectTampering(
  target: ReceiverTarget,
  options: ReceiverCaseOptions,
): Promise<MatcherResult> {
  const cases = casesOf({ only: ['SIG'], severity: 'must' }).filter(refusesAll);
  return matchCases(target, cases, options, 'reject what is not rightly signed');
}

function refusesAll({ variants }: ReceiverCase): boolean {
  return variants.every(({ steps }) =>
    steps.every((step) => 'send' in step && !step.expect.answer.includes('accepted')),
  );
}
