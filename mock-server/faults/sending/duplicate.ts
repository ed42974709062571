import { defineFault } from '../fault.ts';
import { flag, wholeNumber } from '../option-spec.ts';

export const duplicate = defineFault({
  name: 'duplicate',
  summary: 'Sends the event again right after it was answered, whatever the answer was.',
  options: {
    copies: wholeNumber('How many times it is sent again.', { from: 1, to: 20, fallback: 1 }),
    identical: flag('Repeats the same bytes; false: with a new delivery id and a new signature.', false),
    pauseMs: wholeNumber('Milliseconds before each copy.', { from: 0, to: 10_000, fallback: 0 }),
  },
  decorate: ({ copies, identical, pauseMs }, { clock, hold }) => ({
    send: (next, attempt) => async (request, again) => {
      const endsAtMs = clock.monotonicMs() + request.deadlineMs;
      const exchange = await next(request, again);
      for (let left = attempt.takeCopies(copies); left > 0; left -= 1) {
        if (pauseMs > 0) await hold(Math.min(pauseMs, endsAtMs - clock.monotonicMs())).ended;
        const deadlineMs = endsAtMs - clock.monotonicMs();
        // A copy is a side effect: what is left of the deadline is all it gets, and nobody asks how it went.
        if (deadlineMs <= 0) break;
        await next({ ...(identical ? request : again()), deadlineMs }, again);
      }
      return exchange;
    },
  }),
});
