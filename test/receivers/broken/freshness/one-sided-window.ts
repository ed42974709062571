import type { Defect } from '../defect.ts';

/** Refuses the past and believes any future. */
export const oneSidedWindow: Defect = () => ({
  isFresh: (seconds, nowSeconds) => !(nowSeconds - seconds > 300),
});
