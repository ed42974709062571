import { changeRequest } from '../change-request.ts';
import { defineFault } from '../fault.ts';
import { wholeNumber } from '../option-spec.ts';

export const truncated = defineFault({
  name: 'truncated',
  summary: 'Announces a longer body than is sent, ends its side of the connection and waits for an answer.',
  options: {
    missingBytes: wholeNumber('How many bytes of the announced length never come.', {
      from: 1,
      to: 1_000_000_000,
      fallback: 100,
    }),
  },
  decorate: ({ missingBytes }) => ({
    send: changeRequest((request) => ({
      ...request,
      shape: { ending: 'half-close', ...request.shape, missingBytes },
    })),
  }),
});
