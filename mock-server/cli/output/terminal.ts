import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where a verb writes: results to stdout, progress to stderr, and colour only for a person at a terminal. */
export interface Terminal {
  /** A line of the result. */
  result(line: string): void;
  /** A line about how it goes. */
  progress(line: string): void;
  /** Text of a progress line in a colour, or plain where nobody would see one. */
  paint(style: Style, text: string): string;
  /** The same for a line of the result, which may go elsewhere. */
  paintResult(style: Style, text: string): string;
  /** Whether a person can be asked. */
  readonly interactive: boolean;
}

export interface TerminalOptions {
  /** No colour, whoever looks. */
  readonly plain: boolean;
  /** Called when nobody reads the results any more, as after `| head -1`. */
  readonly onReaderGone: () => void;
}

export function createTerminal(
  { stdin, stdout, stderr, env }: NodeJS.Process,
  { plain, onReaderGone }: TerminalOptions,
): Terminal {
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader such as `head` that has seen enough is no reason to fail.
      if (error.code !== 'EPIPE') throw error;
      if (stream === stdout) onReaderGone();
    });
  return {
    result: (line) => void stdout.write(`${line}\n`),
    progress: (line) => void stderr.write(`${line}\n`),
    paint: painter(stderr, env, plain),
    paintResult: painter(stdout, env, plain),
    interactive: stdin.isTTY === true && stderr.isTTY === true && !env.CI,
  };
}

function painter(
  stream: NodeJS.WriteStream,
  { NO_COLOR, TERM }: NodeJS.ProcessEnv,
  plain: boolean,
): Terminal['paint'] {
  const colour = stream.isTTY === true && !plain && !NO_COLOR && TERM !== 'dumb';
  // Newer versions of Node would look at stdout whatever stream this is for.
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}
