import type { MetricChange, Standing } from '../comparison/compare-runs.ts';

const standings: Readonly<Record<Standing, string>> = {
  better: 'better',
  worse: 'worse',
  noise: 'within the noise',
  untold: '',
};

/** A change for people: before, now, by how much, and what that is worth. */
export function changeTexts({
  unit,
  before,
  now,
  ratio,
  standing,
}: MetricChange): readonly [before: string, now: string, change: string, worth: string] {
  const value = (number: number | null) =>
    number === null ? '–' : `${number.toFixed(number < 100 ? 2 : 0)} ${unit}`;
  const percent = ratio === null ? '' : (Math.round((ratio - 1) * 1000) / 10 || 0).toFixed(1);
  const change = ratio === null ? '–' : `${percent.startsWith('-') ? '' : '+'}${percent} %`;
  return [value(before), value(now), change, standings[standing]];
}
