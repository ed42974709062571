import type { Defect } from '../defect.ts';

/** Passes every case that wants to be refused. */
export const rejectsEverything: Defect = () => ({ verify: () => ({ refused: 'no' }) });
