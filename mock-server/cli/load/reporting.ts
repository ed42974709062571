import { PlexteraError } from '../../contract/errors.ts';
import { jsonLine } from '../../delivery/json-line.ts';
import { compareRuns } from '../../load/comparison/compare-runs.ts';
import { loadReport, type ReportedRun } from '../../load/reports/load-report.ts';
import { loadReports } from '../../load/reports/reports.ts';
import type { CliContext } from '../context.ts';
import type { Terminal } from '../output/terminal.ts';
import { parseReports } from '../test/chosen-reports.ts';
import { openOutputFile } from '../test/output-file.ts';
import type { LoadOptions } from './load-options.ts';
import { printAfterCheck } from './print-after-check.ts';
import { printComparison } from './print-comparison.ts';
import { printFleet } from './print-fleet.ts';
import { printReport } from './print-report.ts';
import { reporterNames } from './reporter-names.ts';

/** Everything that is written at the end of a run. */
export interface LoadReporting {
  report(run: ReportedRun): Promise<void>;
}

/** Refuses, before anything is sent, what could not be written in the end; throws a `PlexteraError`. */
export function openLoadReporting(
  { reporter, json }: Pick<LoadOptions, 'reporter' | 'json'>,
  { terminal }: Pick<CliContext, 'terminal'>,
): LoadReporting {
  const named = parseReports(reporter, reporterNames);
  if (json && named.some(({ file }) => file === undefined))
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: '--json prints a report, and so does a --reporter without a file.',
      hint: 'Leave one of them out, or name a file, as in --reporter html=load.html.',
    });
  const printed = json || named.length > 0 ? [] : [{ name: 'terminal' as const, file: undefined }];
  const chosen = [...printed, ...named].map(({ name, file }) => ({
    name,
    file: file === undefined ? undefined : openOutputFile(file),
  }));
  return {
    async report(run) {
      if (json) terminal.result(jsonLine(loadReport(run)));
      for (const { name, file } of chosen) {
        if (name === 'terminal' && file === undefined) printForPerson(terminal, run);
        else {
          const text = name === 'terminal' ? plainText(run) : (await loadReports[name]())(run);
          if (file) file.write(text);
          else terminal.result(text.replace(/\n$/, ''));
        }
      }
    },
  };
}

function printForPerson(terminal: Pick<Terminal, 'result' | 'paintResult'>, run: ReportedRun): void {
  const { result } = run;
  printReport(terminal, run);
  if (run.before) printComparison(terminal, compareRuns(run.before, run));
  if (result.afterCheck) printAfterCheck(terminal, result.afterCheck);
  if ('fleet' in result) printFleet(terminal, result);
}

/** The terminal's report for a file: without colours. */
function plainText(run: ReportedRun): string {
  const lines: string[] = [];
  printForPerson({ result: (line) => void lines.push(line), paintResult: (_, text) => text }, run);
  return `${lines.join('\n')}\n`;
}
