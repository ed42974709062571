import { InvalidArgumentError } from 'commander';

const made = new WeakSet<object>();

/** A parser for options that are whole numbers within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  const parse = (text: string) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
  made.add(parse);
  return parse;
}

/** Whether a parser of an option is one of these. */
export function isWholeNumber(parser: object | undefined): boolean {
  return parser !== undefined && made.has(parser);
}

/** For options that may be given more than once. */
export const collect = (value: string, list: readonly string[]): readonly string[] => [...list, value];
