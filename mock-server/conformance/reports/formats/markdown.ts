import type { CaseResult } from '../../verdict.ts';
import { exitMeaning, standingOf } from '../exit-meaning.ts';
import { noLongerNeeded } from '../known-failures.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { markdownCode, markdownText } from '../text/markdown-text.ts';
import { adviceOf } from '../view/advice.ts';
import { curlOf } from '../view/curl-of.ts';
import { answerInWords, decidingExchange } from '../view/exchange-view.ts';
import { groupedResults } from '../view/grouped-results.ts';
import { rankedFindings, snippetOf } from '../view/ranked-findings.ts';
import { countsInWords, countVerdicts, outcomeInWords } from '../view/run-counts.ts';

/** GitHub takes a megabyte of summary for a step. */
const explained = 25;

/** Markdown for `$GITHUB_STEP_SUMMARY`: the outcome, a table of the groups, what to fix first. */
export const markdownReport: Report = (run, options = {}) => {
  const mark = exitMeaning(run, options) === 'pass' ? '✅' : '❌';
  const findings = rankedFindings(run, options);
  const needless = noLongerNeeded(run, options.known);
  const lines = [
    `## ${mark} ${outcomeInWords(run, options)}`,
    '',
    `${countsInWords(run)}, against ${markdownText(run.receiver)} in ${(run.durationMs / 1000).toFixed(1)} s. Seed ${run.seed}, contract ${markdownText(run.contractVersion)}.`,
    ...(run.stopped ? ['', `**It ended early:** ${markdownText(run.stopped.message)}`] : []),
    ...(run.hints ?? []).flatMap((hint) => ['', markdownText(hint)]),
    '',
    '| group | passed | failed | warnings | inconclusive | skipped |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...[...groupedResults(run.results)].map(([group, results]) => {
      const { pass, fail, warn, inconclusive, skipped } = countVerdicts({ results });
      return `| ${markdownText(group)} | ${pass} | ${fail} | ${warn} | ${inconclusive} | ${skipped} |`;
    }),
    ...findings.slice(0, explained).flatMap((result) => explain(result, options)),
    ...(findings.length > explained ? ['', `and ${findings.length - explained} more`] : []),
    ...(needless.length > 0
      ? ['', `No longer needed in the baseline: ${needless.map(markdownText).join(', ')}`]
      : []),
    ...(options.replay === undefined ? [] : ['', 'Again:', ...markdownCode(options.replay, 'sh')]),
    '',
  ];
  return lines.join('\n');
};

function explain(result: CaseResult, options: ReportOptions): readonly string[] {
  const {
    case: { id, title, severity },
    verdict,
    variant,
    reason,
  } = result;
  const { why, fix } = adviceOf(result);
  const exchange = decidingExchange(result.exchanges);
  const snippet = snippetOf(result, options);
  const curl = curlOf(exchange, options);
  const known = standingOf(result, options) === 'known' ? ', known' : '';
  return [
    '',
    `<details><summary>${verdict} (${severity}${known}): <b>${markdownText(id)}</b> ${markdownText(title)}</summary>`,
    '',
    `- ${markdownText(variant ? `${variant}: ${reason}` : reason)}`,
    ...(exchange
      ? [
          `- expected: ${markdownText(exchange.expected)}`,
          `- got: ${markdownText(answerInWords(exchange.reply))}`,
        ]
      : []),
    `- why: ${markdownText(why)}`,
    `- fix: ${markdownText(fix)}`,
    ...(snippet === undefined ? [] : ['', ...markdownCode(snippet)]),
    ...(curl === undefined ? [] : ['', ...markdownCode(curl, 'sh')]),
    '',
    '</details>',
  ];
}
