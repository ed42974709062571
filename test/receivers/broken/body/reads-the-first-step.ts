import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Reads the first step of every run, as every run that its author has seen had one. */
export const readsTheFirstStep: Defect = () => ({
  parse(body, headers) {
    const parsed = reference.parse(body, headers);
    if (parsed.kind === 'event' && 'steps' in parsed.event.data && parsed.event.data.steps?.length === 0)
      throw new TypeError('Cannot read properties of undefined');
    return parsed;
  },
});
