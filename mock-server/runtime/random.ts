import { randomInt } from 'node:crypto';

/** A source of numbers in [0, 1); passed in, so that a seed can make a run repeatable. */
export type Random = () => number;

// The widest power of two `randomInt` takes in one call; fine enough for jitter, and exact in a double.
const STEPS = 2 ** 47;

/** Unpredictable numbers from the operating system, by way of `node:crypto`. */
export const systemRandom: Random = () => randomInt(STEPS) / STEPS;
