import { changeRequest } from '../change-request.ts';
import { defineFault } from '../fault.ts';
import { choice, share } from '../option-spec.ts';

export const earlyClose = defineFault({
  name: 'early-close',
  summary: 'Hangs up in the middle of the body, without waiting for an answer.',
  options: {
    after: share('The share of the body that is sent; 1 hangs up once all of it was.', 0.5),
    how: choice('By closing the connection in good order, or by a reset.', ['close', 'reset'], 'close'),
  },
  decorate: ({ after, how }) => ({
    send: changeRequest((request) => ({
      ...request,
      shape: { ...request.shape, share: after, ending: how },
    })),
  }),
});
