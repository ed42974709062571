import type { Defect } from '../defect.ts';

/** A minute, for a network and two clocks. */
export const narrowWindow: Defect = () => ({
  isFresh: (seconds, nowSeconds) => !(Math.abs(nowSeconds - seconds) > 60),
});
