import type { Defect } from '../defect.ts';

/** Reads as far as there are digits, and what has none is NaN, which is never too old. */
export const parseIntT: Defect = () => ({ readTimestamp: (text) => Number.parseInt(text, 10) });
