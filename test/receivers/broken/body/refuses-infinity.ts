import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Stores numbers in a column of doubles, which takes no infinity, and does not expect that. */
export const refusesInfinity: Defect = () => ({
  parse(body, headers) {
    const parsed = reference.parse(body, headers);
    const numbers = body.toString('utf8').matchAll(/[:[,]\s*(-?\d[\d.eE+-]*)/g);
    if (parsed.kind === 'event' && [...numbers].some(([, number]) => Math.abs(Number(number)) === Infinity))
      throw new RangeError('value out of range for type double precision');
    return parsed;
  },
});
