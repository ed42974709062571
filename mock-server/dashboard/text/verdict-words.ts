import type { Verdict } from '../../conformance/verdict.ts';
import type { IconName } from '../parts/icon.tsx';

/** What became of a case, or that it is not known yet. */
export type CaseStanding = Verdict | 'running' | 'untried';

/** The gravest first, as they are looked at. */
export const caseStandings = [
  'fail',
  'warn',
  'inconclusive',
  'skipped',
  'pass',
  'running',
  'untried',
] as const satisfies readonly CaseStanding[];

/** A word and a picture for each, so that its colour has to say nothing alone. */
export const standingWords: Readonly<Record<CaseStanding, readonly [word: string, icon: IconName]>> = {
  fail: ['Failed', 'failed'],
  warn: ['Warning', 'warning'],
  inconclusive: ['Inconclusive', 'question'],
  skipped: ['Skipped', 'unsent'],
  pass: ['Passed', 'delivered'],
  running: ['Running', 'retrying'],
  untried: ['Not run', 'queued'],
};
