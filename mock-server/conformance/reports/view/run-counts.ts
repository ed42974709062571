import type { RunResult, Verdict } from '../../verdict.ts';
import { exitMeaning, standingOf } from '../exit-meaning.ts';
import type { ReportOptions } from '../report-options.ts';

/** How many cases came to which verdict. */
export type RunCounts = Readonly<Record<Verdict, number>>;

export function countVerdicts({ results }: Pick<RunResult, 'results'>): RunCounts {
  const counts = { pass: 0, warn: 0, inconclusive: 0, skipped: 0, fail: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

/** `40 passed, 2 failed, 1 warning, 3 inconclusive, 2 skipped`, without what did not occur. */
export function countsInWords(run: Pick<RunResult, 'results'>): string {
  const { pass, fail, warn, inconclusive, skipped } = countVerdicts(run);
  const parts = [
    [pass, 'passed'],
    [fail, 'failed'],
    [warn, warn === 1 ? 'warning' : 'warnings'],
    [inconclusive, 'inconclusive'],
    [skipped, 'skipped'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length === 0 ? 'no case was run' : said.join(', ');
}

/** The outcome in one sentence without its full stop. */
export function outcomeInWords(run: RunResult, options: ReportOptions = {}): string {
  const meaning = exitMeaning(run, options);
  const standings = run.results.map((result) => standingOf(result, options));
  const counted = standings.filter((standing) => standing === 'counts').length;
  const known = standings.filter((standing) => standing === 'known').length;
  const accepted = known === 0 ? '' : `, apart from ${known} known ${known === 1 ? 'failure' : 'failures'}`;
  if (meaning === 'unreachable') return 'The receiver could not be reached';
  if (meaning === 'interrupted') return 'Interrupted before its end';
  if (meaning === 'pass') return `The receiver does what it must${accepted}`;
  if (counted === 0) return 'The run ended early, so nothing is proven';
  return counted === 1 ? 'One thing must be fixed' : `${counted} things must be fixed`;
}
