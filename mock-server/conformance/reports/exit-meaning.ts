import type { CaseNeed } from '../cases/receiver-case.ts';
import type { CaseResult, RunResult } from '../verdict.ts';
import { isKnown } from './known-failures.ts';
import type { ReportOptions } from './report-options.ts';

type Rules = Pick<ReportOptions, 'strict' | 'known'>;

/** What the end of a run means for whoever waits for it. */
export type ExitMeaning = 'pass' | 'fail' | 'unreachable' | 'interrupted';

/**
 * How a result stands: `counts` and `known` would fail a run, and the second was accepted; `tolerated` is not all
 * right, and does not fail one.
 */
export type Standing = 'passed' | 'counts' | 'known' | 'tolerated';

/** What whoever starts a run could have given, so that under `strict` a case that lacked it is not proven. */
const couldBeGiven: readonly CaseNeed[] = ['observer', 'fail-once', 'restart'];

/** Only a must that failed counts; with `strict` a should too, and what nobody could tell for want of an observer or a hook. */
export function standingOf(result: CaseResult, { strict, known }: Rules = {}): Standing {
  if (result.verdict === 'pass') return 'passed';
  if (!wouldCount(result, strict)) return 'tolerated';
  return isKnown(result, known) ? 'known' : 'counts';
}

function wouldCount({ case: { severity }, verdict, missing }: CaseResult, strict = false): boolean {
  if (severity !== 'must' && !(strict && severity === 'should')) return false;
  if (verdict === 'fail') return true;
  if (!strict) return false;
  return verdict === 'inconclusive' || (missing !== undefined && couldBeGiven.includes(missing));
}

/** A run that ended early proves nothing of the cases behind its end, so it never passes. */
export function exitMeaning(run: RunResult, rules: Rules = {}): ExitMeaning {
  const { stopped, results } = run;
  if (stopped?.kind === 'interrupted') return 'interrupted';
  if (stopped?.kind === 'unreachable') return 'unreachable';
  if (results.some((result) => standingOf(result, rules) === 'counts')) return 'fail';
  if (stopped?.kind === 'lost') return 'unreachable';
  return stopped ? 'fail' : 'pass';
}
