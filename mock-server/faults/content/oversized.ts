import { changeEvent } from '../change-event.ts';
import { defineFault } from '../fault.ts';
import { wholeNumber } from '../option-spec.ts';

/** So that copies of it in flight stay far from the memory of a small machine. */
const MOST_BYTES = 32 * 1024 * 1024;

export const oversized = defineFault({
  name: 'oversized',
  summary: 'Makes the body as long as asked for, by one long property at its end, and signs it.',
  options: {
    bytes: wholeNumber('How long it becomes; a body that is longer already stays as it is.', {
      from: 1,
      to: MOST_BYTES,
      fallback: 1024 * 1024,
    }),
  },
  decorate: ({ bytes }) => ({
    render: (next) => (event) => {
      const body = next(event);
      const padded = (length: number) =>
        changeEvent(body, (changed) => {
          changed.padding = 'x'.repeat(length);
        });
      const missingBytes = Math.max(0, bytes - padded(0).length);
      const result = missingBytes > 0 ? padded(missingBytes) : body;
      // What is no JSON object, or has no room for one more property, gets spaces.
      return Buffer.concat([result, Buffer.alloc(Math.max(0, bytes - result.length), ' ')]);
    },
  }),
});
