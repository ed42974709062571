import { unsent } from '../deadline.ts';
import { defineFault } from '../fault.ts';
import { choice, flag } from '../option-spec.ts';

export const drop = defineFault({
  name: 'drop',
  summary: 'Loses the request, or the answer to it, as a network does.',
  options: {
    loses: choice(
      'What is lost; the receiver has acted on an event whose answer is.',
      ['request', 'answer'],
      'request',
    ),
    wait: flag(
      'A lost request takes until the deadline, as it does on a network; false: it fails at once.',
      true,
    ),
  },
  decorate: ({ loses, wait }, { hold }) => ({
    send: (next) => async (request, again) => {
      if (loses === 'request') {
        const heldMs = wait ? await hold(request.deadlineMs).ended : 0;
        return unsent('connect_timeout', 'The request was lost on purpose and never sent.', heldMs);
      }
      const { response, ...exchange } = await next(request, again);
      const message = 'The receiver’s answer was lost on purpose.';
      return response === undefined
        ? exchange
        : { ...exchange, failure: { code: 'connection_closed', message } };
    },
  }),
});
