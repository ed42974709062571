import { spawn } from 'node:child_process';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { Clock } from '../../runtime/clock.ts';

export interface CommandOptions {
  readonly clock: Clock;
  /** The environment of the command. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** By default 10 seconds for an observer, and 60 for a hook. */
  readonly timeLimitMs?: number;
}

const mostOutputBytes = 65_536;

/**
 * Runs a command line in the shell of its own process group, and resolves with what it printed once it has ended well.
 *
 * @param keepsOutput whether its output is read; a command that starts a server leaves it open for ever.
 * @throws when it ends with another code than 0, or not within its time; then its whole group is ended.
 */
export function runCommand(
  command: string,
  { clock, env, timeLimitMs = 10_000 }: CommandOptions,
  keepsOutput: boolean,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const pipe = keepsOutput ? 'pipe' : 'ignore';
    const child = spawn(command, { shell: true, env, detached: true, stdio: ['ignore', pipe, pipe] });
    let output = '';
    let errors = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < mostOutputBytes) output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (errors.length < mostOutputBytes) errors += text;
    });
    const cancelLimit = clock.setTimer(timeLimitMs, () => {
      endGroup(child.pid);
      child.kill('SIGKILL');
      child.stdout?.destroy();
      child.stderr?.destroy();
      reject(new Error(`The command did not end within ${timeLimitMs} ms.`));
    });
    child.once('error', (error) => {
      cancelLimit();
      reject(new Error(`The command cannot be run: ${error.message}`));
    });
    child.once(keepsOutput ? 'close' : 'exit', (code, signal) => {
      cancelLimit();
      if (code === 0) return resolve(output);
      const said = errors.trim() === '' ? '' : `: ${printableText(errors.trim())}`;
      return reject(new Error(`The command ended with ${signal ?? `code ${code}`}${said}`));
    });
  });
}

export function refuseEmptyCommand(command: string): void {
  if (command.trim() !== '') return;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: 'The command is empty.',
    hint: 'Write it as in a shell, in quotes.',
  });
}

/** What a shell has started outlives it; only a signal to the group reaches that. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  spawn('kill', ['-KILL', '--', `-${pid}`], { stdio: 'ignore' }).once('error', () => {});
}
