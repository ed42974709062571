import type { Defect } from '../defect.ts';

/** Believes that no clock is ahead of its own. */
export const noFuture: Defect = () => ({
  isFresh: (seconds, nowSeconds) => seconds <= nowSeconds + 1 && nowSeconds - seconds <= 300,
});
