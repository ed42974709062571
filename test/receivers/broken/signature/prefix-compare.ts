import type { Defect } from '../defect.ts';

/** Compares as far as the shorter one goes. */
export const prefixCompare: Defect = () => ({
  isSame: (candidate, expected) => expected.startsWith(candidate.slice(0, expected.length)),
});
