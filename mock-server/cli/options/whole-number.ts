import { InvalidArgumentError } from 'commander';

/** A parser for options that are whole numbers within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
}

/** For options that may be given more than once. */
export const collect = (value: string, list: readonly string[]): readonly string[] => [...list, value];
