import { PlexteraError } from '../../contract/errors.ts';
import { jsonLine } from '../../delivery/json-line.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { shownUrl } from '../../dispatch/shown-url.ts';
import { playScenario } from '../../scenarios/play-scenario.ts';
import type { ScenarioResult } from '../../scenarios/playing/scenario-result.ts';
import { eventCountOf, type Scenario } from '../../scenarios/scenario.ts';
import { createHttpTransport } from '../../transport/http-transport.ts';
import { withRawSending } from '../../transport/raw-transport.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { parseExtraHeaders } from '../options/extra-headers.ts';
import { chooseSecret, describeSecret, type SecretOptions } from '../options/secret-source.ts';
import {
  confirmTarget,
  isElsewhere,
  openTransport,
  parseTarget,
  type TargetOptions,
} from '../options/target.ts';
import { printSlowStep, printStep, summaryOf } from '../output/print-scenario.ts';
import { readOrReport } from './read-or-report.ts';
import { replayCommand } from './replay-command.ts';

export interface RunOptions extends SecretOptions, TargetOptions {
  readonly to?: string;
  readonly seed?: string;
  readonly maxRate: number;
  readonly json?: true;
}

/** A step that takes longer is named before it is over. */
const slowAfterMs = 1_000;

/** Plays one scenario against one receiver; the exit code tells what came of it. */
export async function runScenario(
  named: string,
  options: RunOptions,
  context: CliContext,
): Promise<ExitCode> {
  const { terminal, clock, random } = context;
  const scenario = readOrReport(named, options.json, terminal);
  if (!scenario) return exitCodes.usage;
  const url = parseTarget(requireTarget(options));
  const extraHeaders = parseExtraHeaders(options.header);
  const secret = await chooseSecret(options, context, !isElsewhere(url, options));
  const transport = openTransport(options, context, (made) =>
    withRawSending(createHttpTransport(made), made),
  );
  const { seed, maxRate } = options;
  const what = `the ${eventCountOf(scenario)} events of ${scenario.name}, at most ${maxRate} a second,`;
  await confirmTarget(url, options, what, context);
  const stop = new AbortController();
  void context.stopRequested.then(() => stop.abort());
  let cancelSlow: () => void = () => {};
  const result = await playScenario(scenario, {
    target: { url, secret: secret.text, extraHeaders },
    transport,
    clock,
    random,
    seed,
    maxRate,
    signal: stop.signal,
    onStart: (used) => {
      terminal.progress(`${terminal.paint('bold', scenario.name)}: ${printableText(scenario.summary)}`);
      const where = `to ${shownUrl(url)}, signed with ${describeSecret(secret)}, seed ${printableText(used)}`;
      terminal.progress(terminal.paint('dim', where));
    },
    onStepStart: (step) => {
      cancelSlow = clock.setTimer(slowAfterMs, () => printSlowStep(terminal, step));
    },
    onStep: (step) => {
      cancelSlow();
      if (options.json) terminal.result(jsonLine(step));
      else printStep(terminal, step);
    },
  });
  cancelSlow();
  report(named, url, scenario, result, options, context);
  return exitCodeOf(result);
}

function report(
  named: string,
  url: URL,
  { name }: Scenario,
  result: ScenarioResult,
  options: RunOptions,
  { terminal }: CliContext,
): void {
  const replay = replayCommand(named, url, result.seed, options);
  const { steps: _, ...counts } = result;
  if (options.json) terminal.result(jsonLine({ scenario: name, ...counts, replay }));
  else terminal.result(summaryOf(name, result));
  const { message, hint } = result.outcome ?? {};
  if (message !== undefined) terminal.progress(`  ${message}${hint === undefined ? '' : `\n  ${hint}`}`);
  if (result.kind !== 'held') terminal.progress(`again: ${replay}`);
}

function requireTarget({ to }: RunOptions): string {
  if (to !== undefined) return to;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: 'There is no receiver to play it against.',
    hint: 'Name it with --to URL, PLEXTERA_TO or a configuration file.',
  });
}

function exitCodeOf({ kind, outcome }: ScenarioResult): ExitCode {
  if (outcome?.kind === 'blocked') return exitCodes.usage;
  return {
    held: exitCodes.done,
    failed: exitCodes.findings,
    unreachable: exitCodes.couldNotRun,
    interrupted: exitCodes.interrupted,
  }[kind];
}
