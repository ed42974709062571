import { timingSafeEqual } from 'node:crypto';
import type { Defect } from '../defect.ts';

/** `timingSafeEqual` throws for buffers of different lengths. */
export const throwOnLength: Defect = () => ({
  isSame: (candidate, expected) => timingSafeEqual(Buffer.from(candidate), Buffer.from(expected)),
});
