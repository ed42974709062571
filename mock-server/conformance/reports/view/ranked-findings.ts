import { severities } from '../../cases/receiver-case.ts';
import type { CaseResult, RunResult } from '../../verdict.ts';
import { standingOf } from '../exit-meaning.ts';
import type { ReportOptions } from '../report-options.ts';

/** Its group of cases comes before all others: what fails there makes the rest meaningless. */
const baselineGroup = 'BAS';

/** What to look at, first things first: what counts, the baseline, by severity, in the order of the catalogue. */
export function rankedFindings(run: RunResult, options: ReportOptions = {}): readonly CaseResult[] {
  const rank = (result: CaseResult) =>
    [
      standingOf(result, options) === 'counts' ? 0 : 1,
      result.case.group === baselineGroup ? 0 : 1,
      severities.indexOf(result.case.severity),
      result.verdict === 'fail' ? 0 : 1,
    ] as const;
  return run.results
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .map((result) => ({ result, rank: rank(result) }))
    .toSorted((a, b) => {
      const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
      return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    })
    .map(({ result }) => result);
}

/** Code that mends it: of the framework that was asked for, else of plain Node. */
export function snippetOf({ case: { fix } }: CaseResult, { framework }: ReportOptions): string | undefined {
  const snippets = new Map(Object.entries(fix.snippets ?? {}));
  return snippets.get(framework ?? 'node') ?? snippets.get('node');
}
