import { changeRequest } from '../change-request.ts';
import { defineFault } from '../fault.ts';
import { wholeNumber } from '../option-spec.ts';

export const slowBody = defineFault({
  name: 'slow-body',
  summary: 'Writes the body in parts with pauses between them.',
  options: {
    pieces: wholeNumber('In how many parts, as far as its bytes go.', { from: 1, to: 10_000, fallback: 5 }),
    pauseMs: wholeNumber('Milliseconds between two parts.', { from: 0, to: 60_000, fallback: 200 }),
  },
  decorate: ({ pieces, pauseMs }) => ({
    send: changeRequest((request) => ({ ...request, shape: { ...request.shape, pieces, pauseMs } })),
  }),
});
