import { type ExitMeaning, exitMeaning, standingOf } from '../../conformance/reports/exit-meaning.ts';
import { renderKnownFailures, updateKnownFailures } from '../../conformance/reports/known-failures.ts';
import type { ReportOptions } from '../../conformance/reports/report-options.ts';
import { reports } from '../../conformance/reports/reports.ts';
import type { RunResult } from '../../conformance/verdict.ts';
import { closestName } from '../../contract/closest-name.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { CliContext } from '../context.ts';
import { readBaseline } from './baseline-file.ts';
import { chooseReports } from './chosen-reports.ts';
import { openOutputFile } from './output-file.ts';
import type { TestOptions } from './test-options.ts';

/** Everything that is written at the end of a run. */
export interface Reporting {
  /** Writes the reports, and the baseline where it is to be updated; says what the end means. */
  report(run: RunResult): ExitMeaning;
}

export interface ReportingSurroundings {
  readonly url: URL;
  readonly replay: string;
  /** Of all cases. */
  readonly ids: readonly string[];
}

/** Refuses, before anything is sent, what could not be written in the end; throws a `PlexteraError`. */
export function openReporting(
  { reporter, baseline, updateBaseline, strict, framework }: TestOptions,
  { url, replay, ids }: ReportingSurroundings,
  { env, terminal }: CliContext,
): Reporting {
  if (updateBaseline && baseline === undefined)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: '--update-baseline does not say which file.',
      hint: 'Name it with --baseline FILE.',
    });
  if (framework !== undefined) refuseUnknownFramework(framework);
  const known = baseline === undefined ? undefined : readBaseline(baseline, updateBaseline ?? false, ids);
  const baselineFile = baseline !== undefined && updateBaseline ? openOutputFile(baseline) : undefined;
  const chosen = chooseReports(reporter, { env }).map(({ name, file }) => ({
    name,
    // Other steps of a job may have written to the summary.
    file: file === undefined ? undefined : openOutputFile(file, file === env.GITHUB_STEP_SUMMARY),
  }));
  const options: ReportOptions = {
    ...{ url, replay },
    ...(strict ? { strict } : {}),
    ...(known ? { known } : {}),
    ...(framework === undefined ? {} : { framework }),
  };
  return {
    report(run) {
      for (const { name, file } of chosen) {
        if (file) file.write(reports[name](run, options));
        else
          terminal.result(reports[name](run, { ...options, paint: terminal.paintResult }).replace(/\n$/, ''));
      }
      if (!baselineFile) return exitMeaning(run, options);
      if (run.stopped) {
        terminal.progress(`${baseline} is as it was: the run ended early.`);
        return exitMeaning(run, options);
      }
      const failures = run.results.filter((result) =>
        ['counts', 'known'].includes(standingOf(result, options)),
      );
      const now = updateKnownFailures(run, failures, known);
      baselineFile.write(renderKnownFailures(now));
      terminal.progress(
        `${baseline} accepts ${now.size === 1 ? 'one failure' : `${now.size} failures`} now.`,
      );
      return exitMeaning(run, { ...options, known: now });
    },
  };
}

/** Those for which some case has code. */
const frameworks = ['node', 'express', 'fastify', 'hono', 'next', 'koa', 'python'];

function refuseUnknownFramework(name: string): void {
  if (frameworks.includes(name)) return;
  const close = closestName(name, frameworks);
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: `There is no code for "${printableText(name, 60)}".${close === undefined ? '' : ` Did you mean ${close}?`}`,
    hint: `--framework is one of ${frameworks.join(', ')}.`,
  });
}
