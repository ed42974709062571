import type { Defect } from '../defect.ts';

/** Five minutes in milliseconds, compared with seconds: three and a half days. */
export const msWindow: Defect = () => ({
  isFresh: (seconds, nowSeconds) => !(Math.abs(nowSeconds - seconds) > 5 * 60 * 1000),
});
