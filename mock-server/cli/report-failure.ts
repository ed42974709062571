import { CommanderError } from 'commander';
import { PlexteraError } from '../contract/errors.ts';
import { printableText } from '../delivery/printable-text.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { withoutSecrets } from './known-secrets.ts';
import type { Terminal } from './output/terminal.ts';

/** Not a mistake in the call: what it needs is not to be had now. */
const couldNotRun: ReadonlySet<string> = new Set(['PLEXTERA_PORT', 'PLEXTERA_STORE']);

/** Says what went wrong and what to do, without a stack trace; returns how the process ends. */
export function reportFailure(error: unknown, terminal: Terminal): ExitCode {
  // The parser of the arguments has already said its piece.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof PlexteraError) {
    terminal.progress(`${terminal.paint('red', 'error')}: ${error.message}\n  ${error.hint}`);
    return couldNotRun.has(error.code) ? exitCodes.couldNotRun : exitCodes.usage;
  }
  const message = printableText(
    withoutSecrets(error instanceof Error ? error.message : String(error)),
    1_000,
  );
  terminal.progress(`This is our own fault: ${message}\n  Please report it with the command that you ran.`);
  return exitCodes.internal;
}
