import type { Defect } from '../defect.ts';

/** What was signed once is good for ever. */
export const noWindow: Defect = () => ({ isFresh: () => true });
