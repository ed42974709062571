import { sendAfter } from '../deadline.ts';
import { defineFault } from '../fault.ts';
import { wholeNumber } from '../option-spec.ts';

export const reorder = defineFault({
  name: 'reorder',
  summary: 'Holds an event back until later ones of its subscription have been sent.',
  options: {
    after: wholeNumber('How many other events go first.', { from: 1, to: 20, fallback: 1 }),
    maxMs: wholeNumber('Milliseconds it waits for them, at most half of the deadline.', {
      from: 1,
      to: 300_000,
      fallback: 5_000,
    }),
  },
  decorate: ({ after, maxMs }, { hold, onSent }) => {
    // One at a time: if all events were held, each would wait for the others until its time is up.
    const holding = new Set<string>();
    return {
      send:
        (next, { eventId, subscriptionId }) =>
        async (request, again) => {
          if (holding.has(subscriptionId)) return next(request, again);
          holding.add(subscriptionId);
          const { ended, release } = hold(Math.min(maxMs, request.deadlineMs / 2));
          const overtaking = new Set<string>();
          const stopListening = onSent((sent) => {
            if (sent.subscriptionId === subscriptionId && sent.eventId !== eventId)
              overtaking.add(sent.eventId);
            if (overtaking.size >= after) release();
          });
          const heldMs = await ended;
          stopListening();
          holding.delete(subscriptionId);
          return sendAfter(heldMs, next, request, again);
        },
    };
  },
});
