import { defineFault } from '../fault.ts';
import { flag, wholeNumber } from '../option-spec.ts';

export const concurrentDuplicate = defineFault({
  name: 'concurrent-duplicate',
  summary: 'Sends the event several times at once; the outcome is that of the first.',
  options: {
    copies: wholeNumber('How many go out beside the first.', { from: 1, to: 20, fallback: 1 }),
    identical: flag('Repeats the same bytes; false: with a new delivery id and a new signature.', false),
  },
  decorate: ({ copies, identical }) => ({
    send: (next, attempt) => async (request, again) => {
      const { deadlineMs } = request;
      const others = Array.from({ length: attempt.takeCopies(copies) }, () =>
        identical ? request : { ...again(), deadlineMs },
      );
      const first = next(request, again);
      await Promise.all(others.map((other) => next(other, again)));
      return first;
    },
  }),
});
