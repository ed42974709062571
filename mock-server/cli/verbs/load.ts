import type { Command } from 'commander';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { shownUrl } from '../../dispatch/shown-url.ts';
import { checkAfter } from '../../load/after-check/check-after.ts';
import { type Assertion, parseAssertion } from '../../load/assertion.ts';
import type { EarlierRun } from '../../load/comparison/earlier-run.ts';
import type { FleetResult } from '../../load/fleet/fleet-result.ts';
import type { LoadPlan } from '../../load/load-plan.ts';
import type { LoadResult } from '../../load/load-result.ts';
import { meantRate } from '../../load/reports/meant-rate.ts';
import type { LoadTools } from '../../load/run-load.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { addLoadOptions, type LoadOptions } from '../load/load-options.ts';
import { makePlan } from '../load/make-plan.ts';
import { openEarlierRun } from '../load/open-earlier-run.ts';
import { openReceipts } from '../load/open-receipts.ts';
import { progressPrinter } from '../load/print-progress.ts';
import { openReplay } from '../load/replay.ts';
import { type LoadReporting, openLoadReporting } from '../load/reporting.ts';
import { sendShared, sharingOf } from '../load/shared-run.ts';
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
  const before = await openEarlierRun(options.against, assertions);
  const reporting = openLoadReporting(options, context);
  const receipts = openReceipts(options, context);
  const replay = await openReplay(options);
  const plan = await makePlan(options, context, replay);
  const sharing = sharingOf(options, plan, context);
  await confirmTarget(plan.url, options, 'a load of events', context);
  if (!options.quiet) terminal.progress(terminal.paint('dim', announcement(plan, sharing?.run)));
  const stop = new AbortController();
  void context.stopRequested.then(() => stop.abort());
  // What sends takes longer to read from disk than all the rest, and a mistake in the call needs none of it.
  const { runLoad } = await import('../../load/run-load.ts');
  const { signal } = stop;
  const withinMs = options.checkWithin;
  const tools: LoadTools = {
    clock,
    random,
    ...(options.quiet ? {} : { onSecond: progressPrinter(terminal) }),
    signal,
    ...(receipts ? { checkAfter: (sent) => checkAfter(sent, receipts, { clock, withinMs, signal }) } : {}),
  };
  if (sharing) {
    const shared = await sendShared(plan, sharing, tools, context);
    if (shared === undefined) return exitCodes.couldNotRun;
    const { result, isReporter } = shared;
    const code = await report(
      result,
      plan,
      { assertions, before },
      isReporter ? reporting : undefined,
      context,
    );
    return result.fleet.emitters.some(({ state }) => state === 'lost') ? exitCodes.couldNotRun : code;
  }
  const feed =
    replay &&
    (await import('../../load/day/replay-feed.ts')).replayFeed(plan, replay.day, options.speed, options.for);
  const result = await runLoad(plan, { ...tools, ...(feed ? { feed } : {}) });
  return report(result, plan, { assertions, before }, reporting, context);
}

/** What a run is held against. */
interface Yardstick {
  readonly assertions: readonly Assertion[];
  readonly before: EarlierRun | undefined;
}

function announcement({ url, seed }: LoadPlan, run: string | undefined): string {
  const name = run === undefined ? `seed ${printableText(seed)}` : `run ${run}`;
  return `to ${shownUrl(url)}, ${name}; ^C ends it with the report`;
}

/** Reports what a run came to, unless another emitter does, and says how the process ends. */
async function report(
  result: LoadResult | FleetResult,
  plan: LoadPlan,
  { assertions, before }: Yardstick,
  reporting: LoadReporting | undefined,
  { terminal }: CliContext,
): Promise<ExitCode> {
  refuseBlocked(plan.url, result);
  const verdicts = assertions.map(({ judge }) => judge(result, before));
  if (!reporting) terminal.progress('the report is made by the first of the emitters');
  else
    await reporting.report({
      result,
      target: shownUrl(plan.url),
      meantPerSecond: meantRate(plan.model),
      assertions: verdicts,
      ...(before ? { before } : {}),
    });
  return exitCodeOf(result, verdicts);
}

/** Throws `PLEXTERA_BAD_TARGET` where the address may not be dialled, as was found out when it was. */
function refuseBlocked(url: URL, { ended, firstFailure }: LoadResult): void {
  if (ended !== 'blocked') return;
  const { message: problem = '', hint = '' } = firstFailure ?? {};
  throw new PlexteraError('PLEXTERA_BAD_TARGET', { target: url.origin, problem, hint });
}

function exitCodeOf(
  { ended, ledger, sentByKind, afterCheck }: LoadResult,
  verdicts: readonly ReturnType<Assertion['judge']>[],
): ExitCode {
  if (ended === 'unreachable') return exitCodes.couldNotRun;
  if (ended === 'interrupted') return exitCodes.interrupted;
  const nothingTaken = ledger.acknowledged === 0 && sentByKind.new > 0;
  const isOpen = afterCheck?.closes === false;
  const failed = ended === 'errors' || nothingTaken || isOpen || verdicts.some(({ holds }) => !holds);
  return failed ? exitCodes.findings : exitCodes.done;
}
