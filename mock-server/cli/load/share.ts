import { InvalidArgumentError } from 'commander';

/** A parser for a share of all sends, such as `2%`; from 0 to 1. */
export function share(text: string): number {
  const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  const value = Number(percent) / 100;
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It is a share of all sends, such as 2% or 0.5%.');
}
