import type { CaseResult } from '../../verdict.ts';
import { exitMeaning, standingOf } from '../exit-meaning.ts';
import { fuzzGroup } from '../fuzz-results.ts';
import { noLongerNeeded } from '../known-failures.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { manyLines, oneLine } from '../text/printable.ts';
import { adviceOf } from '../view/advice.ts';
import { curlOf } from '../view/curl-of.ts';
import { rankedFindings, snippetOf } from '../view/ranked-findings.ts';
import { countsInWords, outcomeInWords } from '../view/run-counts.ts';

/** So many are explained; the others are named, and after so many counted. */
const explained = 3;
const named = 20;

/** A request that was made smaller is short; one that could not be is in the other reports. */
const longest = 8_000;

const observerOptions = '--observer-url or --observer-command tells what the receiver did';

/** What came of it, and what to fix first and how. */
export const terminalReport: Report = (run, options = {}) => {
  const { paint = (_, text) => text } = options;
  const meaning = exitMeaning(run, options);
  const findings = rankedFindings(run, options);
  const counted = findings.filter((result) => standingOf(result, options) === 'counts');
  const others = findings.filter((result) => !counted.includes(result));
  const outcome = paint(meaning === 'pass' ? 'green' : 'red', `${outcomeInWords(run, options)}.`);
  const lines = [paint('bold', outcome), `${countsInWords(run)} in ${(run.durationMs / 1000).toFixed(1)} s`];
  if (run.stopped) lines.push(oneLine(run.stopped.message));
  lines.push(...(run.hints ?? []).map((hint) => oneLine(hint)));
  const untold = run.results.filter(({ missing }) => missing === 'observer').length;
  if (untold > 0)
    lines.push(paint('dim', `${untold} inconclusive for want of an observer: ${observerOptions}`));
  if (counted.length > 0) lines.push('', paint('bold', 'Fix first'));
  for (const [at, result] of counted.slice(0, explained).entries())
    lines.push(...explain(result, at + 1, options));
  lines.push(...list('Then', counted.slice(explained), paint));
  lines.push(...list('Worth a look', others, paint));
  const needless = noLongerNeeded(run, options.known);
  if (needless.length > 0)
    lines.push(
      '',
      `No longer needed in the baseline: ${needless.join(', ')} (--update-baseline takes them out)`,
    );
  lines.push('', paint('dim', `seed ${run.seed}, run ${oneLine(run.runId)}`));
  if (options.replay !== undefined) lines.push(paint('dim', `again: ${options.replay}`));
  return lines.join('\n');
};

function explain(result: CaseResult, number: number, options: ReportOptions): readonly string[] {
  const { paint = (_, text) => text } = options;
  const { id, group, title } = result.case;
  const { why, fix } = adviceOf(result);
  const requests = group === fuzzGroup ? result.exchanges : [];
  const snippet = snippetOf(result, options);
  const code =
    snippet === undefined ? [] : manyLines(snippet).map((line) => paint('dim', `       | ${line}`));
  return [
    `  ${number}. ${paint('bold', oneLine(id))} ${oneLine(title)}${variantOf(result)}`,
    `     ${oneLine(result.reason)}`,
    `     why: ${oneLine(why)}`,
    `     fix: ${oneLine(fix)}`,
    ...code,
    ...requests
      .flatMap((exchange) => curlOf(exchange, options) ?? [])
      .map((line) => `     ${oneLine(line, longest)}`),
  ];
}

function list(
  heading: string,
  results: readonly CaseResult[],
  paint: NonNullable<ReportOptions['paint']>,
): readonly string[] {
  if (results.length === 0) return [];
  const shown = results.slice(0, named);
  const width = Math.min(24, Math.max(...shown.map(({ case: { id } }) => id.length)));
  const lines = shown.map(
    (result) =>
      `  ${oneLine(result.case.id).padEnd(width)}  ${oneLine(result.case.title)}${variantOf(result)}`,
  );
  const more = results.length - shown.length;
  const rest = more > 0 ? [`  and ${more} more, which any other report lists`] : [];
  return ['', paint('bold', heading), ...lines, ...rest];
}

function variantOf({ variant }: CaseResult): string {
  return variant ? ` (${oneLine(variant)})` : '';
}
