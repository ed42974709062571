import { casesOf } from '../../conformance/cases/catalogue.ts';
import { PlexteraError } from '../../contract/errors.ts';
import type { ReceiverCaseOptions } from '../case-options.ts';
import type { ReceiverTarget } from '../with-receiver.ts';
import { matchCases } from './match-cases.ts';
import type { MatcherResult } from './matcher-result.ts';

/**
 * Passes where an event that comes again is applied once: one after the other, at the same time, byte for byte, and under
 * other headers. These are the cases of `IDM` that are a must.
 *
 * @throws `PLEXTERA_BAD_OPTION` without an observer, because answers tell nothing about effects.
 */
export async function toBeIdempotent(
  target: ReceiverTarget,
  options: ReceiverCaseOptions,
): Promise<MatcherResult> {
  if (options.observer === undefined)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: 'Whether a receiver is idempotent cannot be told without an observer.',
      hint: 'Give { observer: (eventId) => how often it was applied }.',
    });
  const cases = casesOf({ only: ['IDM'], severity: 'must' });
  return matchCases(target, cases, options, 'apply an event once that comes again');
}
