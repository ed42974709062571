import { signatureParameters } from '../../contract/catalog.ts';
import { defineFault } from '../fault.ts';
import { wholeNumber } from '../option-spec.ts';
import { LONGEST_SHIFT_SECONDS, PAST_TOLERANCE_SECONDS } from './timestamp-shift.ts';

export const futureTimestamp = defineFault({
  name: 'future-timestamp',
  summary: 'Signs as of a time to come.',
  options: {
    seconds: wholeNumber('How far ahead.', {
      from: 1,
      to: LONGEST_SHIFT_SECONDS,
      fallback: signatureParameters.toleranceSeconds + PAST_TOLERANCE_SECONDS,
    }),
  },
  decorate: ({ seconds }) => ({
    sign: (next) => (body, secrets, now) => next(body, secrets, new Date(now.getTime() + seconds * 1000)),
  }),
});
