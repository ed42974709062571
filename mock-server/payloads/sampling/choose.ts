import type { Random } from '../../runtime/random.ts';

/** An integer from `low` to `high`, both included. */
export function integerFrom(low: number, high: number, random: Random): number {
  return low + Math.floor(random() * (high - low + 1));
}

/**
 * A decimal fraction from `low` to `high`, both included.
 *
 * It is an integer divided by a power of ten, so it prints as short as it was meant.
 */
export function decimalFrom(low: number, high: number, decimals: number, random: Random): number {
  // Powers and logarithms may differ in their last bit between engines; reading a number may not.
  const scale = Number(`1e${decimals}`);
  return integerFrom(Math.ceil(low * scale), Math.floor(high * scale), random) / scale;
}

/** One of the values, all equally likely. */
export function oneOf<T>(values: readonly T[], random: Random): T {
  const value = values[integerFrom(0, values.length - 1, random)];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
}

/** That many different ones of the values, in the order given; all of them when there are not so many. */
export function someOf<T>(values: readonly T[], count: number, random: Random): readonly T[] {
  let missing = Math.min(count, values.length);
  // Knuth's selection sampling: each value is taken with the chance that just as many as needed are left.
  return values.filter((_, index) => {
    const taken = random() * (values.length - index) < missing;
    if (taken) missing -= 1;
    return taken;
  });
}

/** True with the given probability. */
export function happens(probability: number, random: Random): boolean {
  return random() < probability;
}
