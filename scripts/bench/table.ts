import type { Rate } from './interleave.ts';
import type { ProcessTime } from './time-processes.ts';

/** A row of the table: ours first in each group, the others with how ours compares. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly comparison: string;
}

export const tableHead: readonly string[] = ['| what | measured | ours is |', '| --- | --: | --: |'];

export function tableLine({ what, measured, comparison }: Row): string {
  return `| ${what} | ${measured} | ${comparison} |`;
}

/** The first rate is ours. */
export function rowsOfRates(rates: readonly Rate[]): readonly Row[] {
  const ours = rates[0]?.perSecond ?? 0;
  return rates.map(({ name, perSecond }, index) => ({
    what: name,
    measured: `${Math.round(perSecond).toLocaleString('en')} /s`,
    comparison: index === 0 ? '' : `${(ours / perSecond).toFixed(2)} times as fast`,
  }));
}

/** The first time is ours. */
export function rowsOfTimes(times: readonly ProcessTime[]): readonly Row[] {
  const ours = times[0]?.ms ?? 0;
  return times.map(({ name, ms }, index) => ({
    what: name,
    measured: `${Math.round(ms)} ms`,
    comparison: index === 0 ? '' : `${(ours / ms).toFixed(2)} of its time`,
  }));
}
