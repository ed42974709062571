import type { Defect } from '../defect.ts';

/** Has a default branch that says "bad request". */
export const refusesUnknownType: Defect = () => ({
  unknownType: () => ({ status: 400, text: 'unknown event type' }),
});
