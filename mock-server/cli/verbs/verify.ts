import type { Command } from 'commander';
import { signatureParameters } from '../../contract/catalog.ts';
import { jsonLine } from '../../delivery/json-line.ts';
import { type Explanation, explainSignature } from '../../signature/explain.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { readInput } from '../files.ts';
import { addSecretOptions, chooseSecret, type SecretOptions } from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { settleOptions } from '../settings/settle-options.ts';
import { refuseTwoFromStdin } from './sign.ts';

interface VerifyOptions extends SecretOptions {
  readonly signature: string;
  readonly tolerance: number;
  readonly at?: number;
  readonly json?: true;
}

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command
    .argument('[file]', 'the raw body; standard input where none is named')
    .requiredOption('--signature <header>', 'the value of the signature header')
    .option(
      '--tolerance <seconds>',
      'how far the timestamp may be from now',
      wholeNumber(1, 999_999_999),
      signatureParameters.toleranceSeconds,
    )
    .option('--at <seconds>', 'compare with this Unix time instead of now', wholeNumber(1, 999_999_999_999))
    .option('--json', 'print a JSON object');
  addConfigOption(addSecretOptions(command)).action(async (file: string | undefined) => {
    await settleOptions(command, context);
    end(await verify(file, command.opts<VerifyOptions>(), context));
  });
}

async function verify(
  file: string | undefined,
  options: VerifyOptions,
  context: CliContext,
): Promise<ExitCode> {
  refuseTwoFromStdin(file, options);
  const { text } = await chooseSecret(options, context, false);
  const body = await readInput(file, context);
  const explanation = explainSignature(body, options.signature, text, {
    toleranceSeconds: options.tolerance,
    now: new Date(options.at === undefined ? context.clock.now() : options.at * 1000),
  });
  for (const line of options.json ? [jsonLine(explanation)] : describe(explanation))
    context.terminal.result(line);
  return explanation.verification.kind === 'verified' ? exitCodes.done : exitCodes.findings;
}

function describe({ verification, causes }: Explanation): readonly string[] {
  if (verification.kind === 'verified') return [`verified: signed at ${verification.signedAt.toISOString()}`];
  const reasons = causes.flatMap(({ message, fix }) => [`  ${message}`, `    ${fix}`]);
  return [`refused (${verification.check}): ${verification.message}`, ...reasons];
}
