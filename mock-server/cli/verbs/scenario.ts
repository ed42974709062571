import type { Command } from 'commander';
import { jsonLine } from '../../delivery/json-line.ts';
import { shippedScenarios } from '../../scenarios/shipped-scenarios.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { addSecretOptions } from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
import { addTargetOptions } from '../options/target.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { readOrReport } from '../scenario/read-or-report.ts';
import { type RunOptions, runScenario } from '../scenario/run-scenario.ts';
import { settleOptions } from '../settings/settle-options.ts';

interface JsonOption {
  readonly json?: true;
}

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  const run = command
    .command('run')
    .description('play a scenario against a receiver; 1 when an expectation failed')
    .argument('<scenario>', 'a name that `scenario list` knows, or a YAML or JSON file')
    .option('--to <url>', 'the receiver (else PLEXTERA_TO)')
    .option('--seed <seed>', 'instead of the scenario’s own: same seed, same events')
    .option(
      '--max-rate <n>',
      'how many deliveries a second a host gets that is not this machine',
      wholeNumber(1, 10_000),
      10,
    )
    .option('--json', 'print one JSON line per step, and one at the end');
  addConfigOption(addSecretOptions(addTargetOptions(run))).action(async (named: string) => {
    await settleOptions(run, context);
    end(await runScenario(named, run.opts<RunOptions>(), context));
  });
  command
    .command('list')
    .description('list the scenarios that come with this package')
    .option('--json', 'print JSON lines')
    .action((options: JsonOption) => end(list(options, context)));
  command
    .command('check')
    .description('say all that is wrong with a file, and send nothing')
    .argument('<file>', 'a YAML or JSON file')
    .option('--json', 'print one JSON line per problem')
    .action((file: string, options: JsonOption) => end(check(file, options, context)));
}

function list({ json }: JsonOption, { terminal }: CliContext): ExitCode {
  const width = Math.max(...shippedScenarios.map(({ name }) => name.length));
  for (const { name, summary } of shippedScenarios)
    terminal.result(json ? jsonLine({ name, summary }) : `${name.padEnd(width)}  ${summary}`);
  return exitCodes.done;
}

function check(file: string, { json }: JsonOption, { terminal }: CliContext): ExitCode {
  const scenario = readOrReport(file, json, terminal);
  if (!scenario) return exitCodes.usage;
  const { name, steps } = scenario;
  if (json) return exitCodes.done;
  terminal.result(`${name}: ${steps.length === 1 ? 'one step' : `${steps.length} steps`}, nothing is wrong`);
  return exitCodes.done;
}
