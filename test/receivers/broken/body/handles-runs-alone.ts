import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Has a handler for runs, and calls it for everything that the contract knows. */
export const handlesRunsAlone: Defect = () => ({
  parse(body, headers) {
    const parsed = reference.parse(body, headers);
    if (parsed.kind === 'event' && !('runId' in parsed.event.data))
      throw new TypeError('Cannot read properties of undefined');
    return parsed;
  },
});
