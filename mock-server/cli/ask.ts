import { createInterface } from 'node:readline';

/** What asking needs of the process. */
export interface AskingProcess {
  readonly stdin: NodeJS.ReadableStream;
  readonly stderr: NodeJS.WritableStream;
  emit(event: 'SIGINT', signal: 'SIGINT'): unknown;
}

/** Asks a yes-no question on the terminal. The end of the input is a no, and ^C ends the process as elsewhere. */
export async function ask(question: string, host: AskingProcess): Promise<boolean> {
  return /^y(es)?$/i.test(await askLine(`${question} [y/N]`, host));
}

/** Asks for a line on the terminal, without white space around it. The end of the input is none, ^C as with `ask`. */
export function askLine(question: string, host: AskingProcess): Promise<string> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: host.stdin, output: host.stderr });
    let interrupted = false;
    // The terminal is in raw mode while it asks, so ^C arrives as a letter. Handed on in this turn: with its input
    // closed, the process has nothing to wait for and would be gone before a real signal came.
    lines.once('SIGINT', () => {
      interrupted = true;
      lines.close();
      host.stderr.write('\n');
      host.emit('SIGINT', 'SIGINT');
    });
    lines.once('close', () => {
      if (!interrupted) resolve('');
    });
    lines.question(`${question} `, (answer) => {
      resolve(answer.trim());
      lines.close();
    });
  });
}
