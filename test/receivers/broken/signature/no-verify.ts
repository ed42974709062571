import type { Defect } from '../defect.ts';

/** "We add that later." */
export const noVerify: Defect = () => ({ verify: () => 'verified' });
