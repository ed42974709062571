import type { Command } from 'commander';
import { PlexteraError } from '../../contract/errors.ts';
import { jsonLine } from '../../delivery/json-line.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { shownUrl } from '../../dispatch/shown-url.ts';
import { type Assertion, parseAssertion } from '../../load/assertion.ts';
import type { LoadResult } from '../../load/load-result.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { addLoadOptions, type LoadOptions } from '../load/load-options.ts';
import { makePlan } from '../load/make-plan.ts';
import { progressPrinter } from '../load/print-progress.ts';
import { printReport } from '../load/print-report.ts';
import { confirmTarget } from '../options/target.ts';
import { settleOptions } from '../settings/settle-options.ts';

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  addLoadOptions(command).action(async () => {
    // How many attempts `serve` makes at once says nothing about a load.
    await settleOptions(command, context, ['concurrency']);
    end(await load(command.opts<LoadOptions>(), context));
  });
}

async function load(options: LoadOptions, context: CliContext): Promise<ExitCode> {
  const { terminal, clock, random } = context;
  const assertions = options.assert.map(parseAssertion);
  const plan = await makePlan(options, context);
  await confirmTarget(plan.url, options, 'a load of events', context);
  terminal.progress(
    terminal.paint(
      'dim',
      `to ${shownUrl(plan.url)}, seed ${printableText(plan.seed)}; ^C ends it with the report`,
    ),
  );
  const stop = new AbortController();
  void context.stopRequested.then(() => stop.abort());
  // What sends takes longer to read from disk than all the rest, and a mistake in the call needs none of it.
  const { runLoad } = await import('../../load/run-load.ts');
  const onSecond = progressPrinter(terminal);
  const result = await runLoad(plan, { clock, random, onSecond, signal: stop.signal });
  refuseBlocked(plan.url, result);
  const verdicts = assertions.map(({ judge }) => judge(result));
  if (options.json) terminal.result(jsonLine({ ...result, assertions: verdicts }));
  else printReport(terminal, plan.url, result, verdicts);
  return exitCodeOf(result, verdicts);
}

/** Throws `PLEXTERA_BAD_TARGET` where the address may not be dialled, as was found out when it was. */
function refuseBlocked(url: URL, { ended, firstFailure }: LoadResult): void {
  if (ended !== 'blocked') return;
  const { message: problem = '', hint = '' } = firstFailure ?? {};
  throw new PlexteraError('PLEXTERA_BAD_TARGET', { target: url.origin, problem, hint });
}

function exitCodeOf(
  { ended, ledger, sentByKind }: LoadResult,
  verdicts: readonly ReturnType<Assertion['judge']>[],
): ExitCode {
  if (ended === 'unreachable') return exitCodes.couldNotRun;
  if (ended === 'interrupted') return exitCodes.interrupted;
  const nothingTaken = ledger.acknowledged === 0 && sentByKind.new > 0;
  const failed = ended === 'errors' || nothingTaken || verdicts.some(({ holds }) => !holds);
  return failed ? exitCodes.findings : exitCodes.done;
}
