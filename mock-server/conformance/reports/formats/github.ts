import type { CaseResult } from '../../verdict.ts';
import { exitMeaning, standingOf } from '../exit-meaning.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { oneLine } from '../text/printable.ts';
import { adviceOf } from '../view/advice.ts';
import { rankedFindings } from '../view/ranked-findings.ts';
import { countsInWords, outcomeInWords } from '../view/run-counts.ts';

/** GitHub shows ten errors and ten warnings of a step. */
const shown = 10;

/** Workflow commands of GitHub Actions, what to fix first in front: an error where it counts, else a warning. */
export const githubReport: Report = (run, options = {}) => {
  const findings = rankedFindings(run, options);
  const isError = (result: CaseResult) => standingOf(result, options) === 'counts';
  const lines = [
    ...findings
      .filter(isError)
      .slice(0, shown)
      .map((result) => annotation('error', result)),
    ...findings
      .filter((result) => !isError(result))
      .slice(0, shown)
      .map((result) => annotation('warning', result)),
  ];
  const end = run.stopped ? ` ${run.stopped.message}` : '';
  const summary = `${outcomeInWords(run, options)}: ${countsInWords(run)}.${end} Seed ${run.seed}.`;
  lines.push(command(levelOf(run, options), 'Receiver conformance', summary));
  return `${lines.join('\n')}\n`;
};

function levelOf(run: Parameters<Report>[0], options: ReportOptions): string {
  return exitMeaning(run, options) === 'pass' ? 'notice' : 'error';
}

function annotation(level: string, result: CaseResult): string {
  const { id, title } = result.case;
  return command(level, `${id} ${title}`, `${result.reason} Fix: ${adviceOf(result).fix}`);
}

function command(level: string, title: string, message: string): string {
  return `::${level} title=${property(title)}::${data(message)}`;
}

/** The runner reads `%25` and its like back; nothing of a message may end its line or begin a command. */
function data(text: string): string {
  return oneLine(text.replaceAll(/\s*[\r\n]+\s*/g, ' ')).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
