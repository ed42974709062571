import type { Defect } from '../defect.ts';

/** Never answers. */
export const hangs: Defect = () => ({ answer: () => {} });
