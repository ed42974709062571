import type { Command } from 'commander';
import { headers } from '../../contract/catalog.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { jsonLine } from '../../delivery/json-line.ts';
import { sign as signBody } from '../../signature/sign.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { readInput } from '../files.ts';
import { addSecretOptions, chooseSecret, type SecretOptions } from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { settleOptions } from '../settings/settle-options.ts';

interface SignOptions extends SecretOptions {
  readonly timestamp?: number;
  readonly json?: true;
}

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command
    .argument('[file]', 'the raw body; standard input where none is named')
    .option('--timestamp <seconds>', 'sign as if at this Unix time', wholeNumber(1, 999_999_999_999))
    .option('--json', 'print a JSON object');
  addConfigOption(addSecretOptions(command)).action(async (file: string | undefined) => {
    await settleOptions(command, context);
    end(await sign(file, command.opts<SignOptions>(), context));
  });
}

async function sign(file: string | undefined, options: SignOptions, context: CliContext): Promise<ExitCode> {
  refuseTwoFromStdin(file, options);
  const { secret } = await chooseSecret(options, context, false);
  const body = await readInput(file, context);
  const seconds = options.timestamp;
  const now = seconds === undefined ? context.clock.now() : seconds * 1000;
  const header = signBody(body, secret, { now: new Date(now) });
  const name = headers.signature.name;
  context.terminal.result(options.json ? jsonLine({ name, value: header }) : header);
  return exitCodes.done;
}

/** Standard input can be the body or the secret, not both. */
export function refuseTwoFromStdin(file: string | undefined, { secretStdin }: SecretOptions): void {
  if (!secretStdin || (file !== undefined && file !== '-')) return;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: 'Standard input cannot be both the body and the secret.',
    hint: 'Name a file for the body, or use --secret-file or PLEXTERA_SIGNING_SECRET.',
  });
}
