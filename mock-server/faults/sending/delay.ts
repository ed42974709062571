import { sendAfter } from '../deadline.ts';
import { defineFault } from '../fault.ts';
import { wholeNumber } from '../option-spec.ts';

export const delay = defineFault({
  name: 'delay',
  summary:
    'Holds a signed request back before it is sent; what is held longer than its deadline is not sent.',
  options: {
    ms: wholeNumber('Milliseconds at least.', { from: 0, to: 600_000, fallback: 1_000 }),
    spreadMs: wholeNumber('Up to so many milliseconds more, by chance.', {
      from: 0,
      to: 600_000,
      fallback: 0,
    }),
  },
  decorate: ({ ms, spreadMs }, { hold, random }) => ({
    send: (next) => async (request, again) => {
      const heldMs = await hold(Math.min(ms + Math.floor(random() * (spreadMs + 1)), request.deadlineMs))
        .ended;
      return sendAfter(heldMs, next, request, again);
    },
  }),
});
