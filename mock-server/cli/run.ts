import { Command } from 'commander';
import { packageVersion } from '../runtime/package-version.ts';
import type { CliContext } from './context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { colorFlag } from './output/color-flag.ts';
import { reportFailure } from './report-failure.ts';
import { verbs } from './verbs.ts';

/** Runs one command line to its end. Never rejects: what goes wrong is said, and becomes the exit code. */
export async function run(args: readonly string[], context: CliContext): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = createProgram(context);
  const called = args.find((arg) => !arg.startsWith('-'));
  try {
    for (const { name, summary, load } of verbs) {
      const command = program.command(name).description(summary);
      // Only the called verb is read from disk: the others are names in the help.
      if (name !== called && !(called === 'help' && args.includes(name))) continue;
      (await load()).configure(command, context, (end) => {
        code = end;
      });
    }
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return reportFailure(error, context.terminal);
  }
}

function createProgram({ terminal }: CliContext): Command {
  const withoutLastNewline = (text: string) => text.replace(/\n$/, '');
  return new Command('plextera-webhooks')
    .description(
      'Plextera’s webhook contract on the command line: send, receive, sign and verify its events.',
    )
    .version(packageVersion, '--version')
    .option(colorFlag, 'no colour, also behind a verb; NO_COLOR says the same')
    .addHelpText('after', exitCodeHelp)
    .configureOutput({
      writeOut: (text) => terminal.result(withoutLastNewline(text)),
      writeErr: (text) => terminal.progress(withoutLastNewline(text)),
    })
    .exitOverride();
}

const exitCodeHelp = `
Exit codes: ${exitCodes.done} done; ${exitCodes.findings} the receiver refused, or a check failed; ${exitCodes.usage} usage or configuration;
${exitCodes.couldNotRun} could not run (target unreachable, port taken); ${exitCodes.internal} our own fault; ${exitCodes.interrupted} interrupted.`;
