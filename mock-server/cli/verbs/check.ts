import { type Command, Option } from 'commander';
import { checkRecordings } from '../../drift/check-recordings.ts';
import { type DriftFormat, driftFormats, driftReports } from '../../drift/reports/reports.ts';
import { withoutKnownSecrets } from '../check/without-known-secrets.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { addSecretOptions, chooseSecret, type SecretOptions } from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
import { settleOptions } from '../settings/settle-options.ts';

interface CheckVerbOptions extends SecretOptions {
  readonly format: DriftFormat;
  readonly strict?: true;
}

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command
    .argument('<file...>', 'NDJSON or HAR as the mock and `listen --json` write them, or folders of bodies')
    .addOption(new Option('--format <format>', 'how to say it').choices(driftFormats).default('text'))
    .option('--strict', 'fail for warnings too: what the sender added');
  addConfigOption(addSecretOptions(command)).action(async (files: readonly string[]) => {
    await settleOptions(command, context);
    end(await check(files, command.opts<CheckVerbOptions>(), context));
  });
}

async function check(
  files: readonly string[],
  { format, strict, ...options }: CheckVerbOptions,
  context: CliContext,
): Promise<ExitCode> {
  const { terminal } = context;
  // The development secret is for mocks that nobody gave one: here nobody said that it is the right one.
  const { secret, isDevelopment } = await chooseSecret(options, context, true);
  const found = await checkRecordings(files, isDevelopment ? {} : { secret });
  const report = withoutKnownSecrets(found);
  terminal.result(driftReports[format](report, { paint: terminal.paintResult }));
  const fails = report.drifts.some(({ severity }) => strict || severity === 'error');
  return fails ? exitCodes.findings : exitCodes.done;
}
