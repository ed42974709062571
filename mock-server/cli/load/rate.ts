import { InvalidArgumentError } from 'commander';
import type { Stretch } from '../../load/arrivals.ts';

/** One stretch for each part of the run, which share its time equally. In events per second. */
export type Rate = readonly (readonly [from: number, to: number])[];

const HIGHEST = 200_000;

/** A parser for `2000`, a ramp `100..2000`, or steps such as `100,500,100..2000`. */
export function rate(text: string): Rate {
  const parts = text.split(',').map((part) => {
    const [from = Number.NaN, to = from] = part.split('..').map(perSecond);
    return [from, to] as const;
  });
  const rates = parts.flat();
  if (text.split('..').length <= parts.length + 1 && rates.every((one) => one <= HIGHEST)) return parts;
  throw new InvalidArgumentError(
    `It is events per second up to ${HIGHEST}: a rate such as 2000, a ramp such as 100..2000, or steps such as 100,500,1000.`,
  );
}

function perSecond(text: string): number {
  const value = Number(text);
  return /^\d+(\.\d+)?$/.test(text) && value > 0 ? value : Number.NaN;
}

export function highestOf(parts: Rate): number {
  return Math.max(...parts.flat());
}

/** The parts one after the other, each as long as the others. */
export function stretchesOf(parts: Rate, forMs: number): readonly Stretch[] {
  return parts.map(([fromPerSecond, toPerSecond]) => ({
    fromPerSecond,
    toPerSecond,
    forMs: forMs / parts.length,
  }));
}
