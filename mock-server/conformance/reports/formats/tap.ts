import type { CaseResult } from '../../verdict.ts';
import { standingOf } from '../exit-meaning.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { oneLine } from '../text/printable.ts';
import { adviceOf } from '../view/advice.ts';
import { answerInWords, decidingExchange } from '../view/exchange-view.ts';

/** TAP 14. What failed and does not fail the run is a `TODO`, which consumers show and do not count. */
export const tapReport: Report = (run, options = {}) => {
  const lines = run.results.flatMap((result, at) => testPoint(result, at + 1, options));
  const { stopped, seed, receiver } = run;
  return [
    'TAP version 14',
    `1..${run.results.length}`,
    `# receiver ${oneLine(receiver)}, seed ${seed}`,
    ...lines,
    ...(stopped ? [`Bail out! ${escaped(stopped.message)}`] : []),
    '',
  ].join('\n');
};

function testPoint(result: CaseResult, number: number, options: ReportOptions): readonly string[] {
  const {
    case: { id, title, severity },
    verdict,
    reason,
  } = result;
  const name = `${number} - ${escaped(`${id} ${title}`)}`;
  const standing = standingOf(result, options);
  if (verdict === 'pass') return [`ok ${name}`];
  if (standing === 'counts') return [`not ok ${name}`, ...diagnostics(result)];
  if (standing === 'known') return [`not ok ${name} # TODO known failure: ${escaped(reason)}`];
  if (verdict === 'fail') return [`not ok ${name} # TODO ${severity}: ${escaped(reason)}`];
  if (verdict === 'warn') return [`ok ${name}`, ...diagnostics(result)];
  return [`ok ${name} # SKIP ${verdict}: ${escaped(reason)}`];
}

/** A block of YAML; texts are written as JSON, which is YAML too. */
function diagnostics(result: CaseResult) {
  const { verdict, reason, variant, exchanges } = result;
  const { severity } = result.case;
  const { why, fix } = adviceOf(result);
  const exchange = decidingExchange(exchanges);
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['message', reason],
    ['severity', verdict === 'warn' ? 'warning' : severity],
    ['variant', variant],
    ['expected', exchange?.expected],
    ['got', exchange && answerInWords(exchange.reply)],
    ['why', why],
    ['fix', fix],
  ];
  const lines = entries.flatMap(([key, value]) =>
    value ? [`  ${key}: ${JSON.stringify(oneLine(value))}`] : [],
  );
  return ['  ---', ...lines, '  ...'];
}

function escaped(text: string): string {
  return oneLine(text).replaceAll(/[\\#]/g, '\\$&');
}
