import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { refuseEmptyCommand } from '../../../conformance/observers/run-command.ts';
import { printableText } from '../../../delivery/printable-text.ts';
import { readReceipt } from '../read-receipts.ts';
import type { ReceiptSource } from '../receipt-source.ts';

/** In which variable of the environment a command finds what all event ids of the run begin with. */
const STEM_VARIABLE = 'PLEXTERA_EVENT_ID_STEM';

/** Whether a command tells all receipts at once, and not those of the event in `PLEXTERA_EVENT_ID`. */
export function tellsAll(command: string): boolean {
  return command.includes(STEM_VARIABLE);
}

/**
 * Reads receipts from a shell command, which prints the id of each event that was received and begins with what is in
 * `PLEXTERA_EVENT_ID_STEM`: one on each line, with how often it was behind it, or as many lines as that. Its lines are
 * read as they come and not kept.
 *
 * @param env the environment of the command.
 * @throws `PLEXTERA_BAD_OPTION` for an empty command.
 */
export function commandSource(
  command: string,
  env: Readonly<Record<string, string | undefined>>,
): ReceiptSource {
  refuseEmptyCommand(command);
  return {
    async *receipts({ idStem }, signal) {
      const child = spawn(command, {
        shell: true,
        env: { ...env, [STEM_VARIABLE]: idStem },
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const said: string[] = [];
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        if (said.length < 10) said.push(text.slice(0, 500));
      });
      const end = () => endGroup(child.pid);
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
      const ended = new Promise<string | undefined>((resolve) => {
        child.once('error', ({ message }) => resolve(message));
        child.once('close', (code, by) => resolve(code === 0 ? undefined : (by ?? `code ${code}`)));
      });
      try {
        for await (const line of createInterface({ input: child.stdout })) {
          const receipt = readReceipt(line);
          if (receipt) yield [receipt];
        }
        const how = await ended;
        const why = said.join('').trim();
        if (how !== undefined)
          throw new Error(`The command ended with ${how}${why && `: ${printableText(why)}`}.`);
      } finally {
        signal.removeEventListener('abort', end);
        // Also where it said nonsense and is still at it: nobody reads on.
        if (child.exitCode === null && child.signalCode === null) end();
        await ended;
      }
    },
  };
}

/** What a shell has started outlives it; only a signal to the group reaches that. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  spawn('kill', ['-KILL', '--', `-${pid}`], { stdio: 'ignore' }).once('error', () => {});
}
