import { signatureParameters } from '../../contract/catalog.ts';
import { defineFault } from '../fault.ts';
import { wholeNumber } from '../option-spec.ts';
import { LONGEST_SHIFT_SECONDS, PAST_TOLERANCE_SECONDS } from './timestamp-shift.ts';

export const staleTimestamp = defineFault({
  name: 'stale-timestamp',
  summary: 'Signs as of a time in the past.',
  options: {
    seconds: wholeNumber('How far in the past.', {
      from: 1,
      to: LONGEST_SHIFT_SECONDS,
      fallback: signatureParameters.toleranceSeconds + PAST_TOLERANCE_SECONDS,
    }),
  },
  decorate: ({ seconds }) => ({
    sign: (next) => (body, secrets, now) => next(body, secrets, new Date(now.getTime() - seconds * 1000)),
  }),
});
