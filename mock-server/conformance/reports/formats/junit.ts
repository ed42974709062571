import type { CaseResult, RunResult } from '../../verdict.ts';
import { standingOf } from '../exit-meaning.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { xmlText } from '../text/xml-text.ts';
import { adviceOf } from '../view/advice.ts';
import { answerInWords, decidingExchange } from '../view/exchange-view.ts';
import { groupedResults } from '../view/grouped-results.ts';

/**
 * JUnit XML as Jenkins, GitLab and most others read it (the dialect of `junit-10.xsd`): a suite per group. What does not
 * fail the run is skipped with its reason, so that it is not green either.
 */
export const junitReport: Report = (run, options = {}) => {
  const suites = [...groupedResults(run.results)].map(([group, results]) =>
    suite(group, results, run, options),
  );
  if (run.stopped) suites.push(stoppedSuite(run.stopped));
  const failures = countOf(run.results, 'counts', options);
  const counts = `tests="${run.results.length + (run.stopped ? 1 : 0)}" failures="${failures}" errors="${run.stopped ? 1 : 0}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="plextera-webhooks" ${counts} time="${seconds(run.durationMs)}">`,
    ...suites,
    '</testsuites>\n',
  ].join('\n');
};

function suite(
  group: string,
  results: readonly CaseResult[],
  { startedAt, receiver, seed, contractVersion }: RunResult,
  options: ReportOptions,
): string {
  const skipped =
    countOf(results, 'known', options) + results.filter((result) => isAside(result, options)).length;
  const timeMs = results.reduce((sum, { durationMs }) => sum + durationMs, 0);
  // The schema's time has no fraction and no zone.
  const timestamp = startedAt.replace(/\.\d+/, '').replace(/Z$/, '');
  const counts = `tests="${results.length}" failures="${countOf(results, 'counts', options)}" errors="0" skipped="${skipped}"`;
  return [
    `  <testsuite name="${xmlText(group)}" ${counts} time="${seconds(timeMs)}" timestamp="${xmlText(timestamp)}">`,
    '    <properties>',
    ...Object.entries({ receiver, seed, contractVersion }).map(
      ([name, value]) => `      <property name="${name}" value="${xmlText(String(value))}"/>`,
    ),
    '    </properties>',
    ...results.map((result) => testcase(result, options)),
    '  </testsuite>',
  ].join('\n');
}

function testcase(result: CaseResult, options: ReportOptions): string {
  const { id, title, group, severity } = result.case;
  const start = `    <testcase classname="plextera-webhooks.${xmlText(group)}" name="${xmlText(`${id} ${title}`)}" time="${seconds(result.durationMs)}"`;
  const standing = standingOf(result, options);
  const message = xmlText(result.reason);
  if (standing === 'counts')
    return `${start}>\n      <failure type="${severity}" message="${message}">${xmlText(details(result))}</failure>\n    </testcase>`;
  if (standing === 'known')
    return `${start}>\n      <skipped type="known" message="known failure: ${message}"/>\n    </testcase>`;
  if (isAside(result, options))
    return `${start}>\n      <skipped type="${result.verdict}" message="${result.verdict} (${severity}): ${message}"/>\n    </testcase>`;
  if (result.verdict === 'warn')
    return `${start}>\n      <system-out>${xmlText(`warning: ${result.reason}`)}</system-out>\n    </testcase>`;
  return `${start}/>`;
}

/** Neither right nor counted against the receiver. */
function isAside(result: CaseResult, options: ReportOptions): boolean {
  return result.verdict !== 'warn' && standingOf(result, options) === 'tolerated';
}

function details(result: CaseResult): string {
  const {
    case: { source },
    variant,
    exchanges,
  } = result;
  const { why, fix } = adviceOf(result);
  const exchange = decidingExchange(exchanges);
  return [
    ...(variant ? [`variant: ${variant}`] : []),
    ...(exchange ? [`expected: ${exchange.expected}`, `got: ${answerInWords(exchange.reply)}`] : []),
    `why: ${why}`,
    `fix: ${fix}`,
    `source: ${source}`,
  ].join('\n');
}

function stoppedSuite({ kind, message }: NonNullable<RunResult['stopped']>): string {
  return [
    '  <testsuite name="run" tests="1" failures="0" errors="1" skipped="0" time="0.000">',
    '    <testcase classname="plextera-webhooks.run" name="runs to its end" time="0.000">',
    `      <error type="${kind}" message="${xmlText(message)}"/>`,
    '    </testcase>',
    '  </testsuite>',
  ].join('\n');
}

function countOf(results: readonly CaseResult[], standing: string, options: ReportOptions): number {
  return results.filter((result) => standingOf(result, options) === standing).length;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
