import type { ReadStream } from 'node:tty';
import { askLine } from '../ask.ts';
import { isInForeground } from './foreground.ts';
import type { Keys } from './keys.ts';

const [ctrlC, ctrlZ, ctrlBackslash] = ['\u0003', '\u001a', '\u001c'];

/** More at once than a person types: a paste, in which no letter is a wish. */
const mostTyped = 4;

/**
 * Keys of the process's own terminal, which hears them one by one (raw mode) only while somebody listens. It is given
 * back as it was whenever that ends, the process among the reasons: by itself, by a signal, by an error.
 */
export class TerminalKeys implements Keys {
  readonly #host: NodeJS.Process;
  readonly #stdin: ReadStream;
  #onKey: ((key: string) => void) | undefined;
  #asking = 0;
  #open = false;

  constructor(host: NodeJS.Process) {
    this.#host = host;
    this.#stdin = host.stdin;
  }

  listen(onKey: (key: string) => void): () => void {
    const host = this.#host;
    this.#onKey = onKey;
    const giveBack = () => this.#close();
    // A terminal that is gone has no keys, and no mode to give back.
    const gone = () => this.#close();
    const dieOf = { SIGHUP: () => this.#dieOf('SIGHUP'), SIGQUIT: () => this.#dieOf('SIGQUIT') };
    const continued = () => this.#openInFront();
    host.on('exit', giveBack).on('SIGCONT', continued);
    for (const [signal, die] of Object.entries(dieOf)) host.once(signal, die);
    this.#stdin.on('error', gone).on('end', gone);
    this.#openInFront();
    return () => {
      this.#onKey = undefined;
      this.#close();
      host.off('exit', giveBack).off('SIGCONT', continued);
      for (const [signal, die] of Object.entries(dieOf)) host.off(signal, die);
      this.#stdin.off('error', gone).off('end', gone);
    };
  }

  async whileAsking<Answer>(asking: () => Promise<Answer>): Promise<Answer> {
    this.#asking += 1;
    this.#close();
    try {
      return await asking();
    } finally {
      this.#asking -= 1;
      this.#openInFront();
    }
  }

  askLine(question: string): Promise<string> {
    return this.whileAsking(() => askLine(question, this.#host));
  }

  interrupt(): void {
    this.#host.emit('SIGINT', 'SIGINT');
  }

  /** Begins to hear single keys, unless nobody listens, somebody is asked, or others have the terminal. */
  #openInFront(): void {
    if (this.#open || !this.#onKey || this.#asking > 0) return;
    // An input that has ended would send no ^C either, and nobody could end us with it.
    if (!this.#stdin.readable || !isInForeground(this.#host)) return;
    this.#open = true;
    this.#stdin.setRawMode(true);
    this.#stdin.on('data', this.#hear).resume();
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#stdin.off('data', this.#hear).pause();
    try {
      this.#stdin.setRawMode(false);
    } catch {
      // The terminal is gone.
    }
  }

  readonly #hear = (typed: Buffer | string): void => {
    const letters = [...String(typed)];
    // Arrows and other keys that are several letters begin with an escape; by itself it is a key.
    if (letters.length > mostTyped || (letters.length > 1 && letters[0] === '\u001b')) return;
    for (const letter of letters) this.#take(letter);
  };

  /** In raw mode the terminal sends letters for what elsewhere are signals. */
  #take(letter: string): void {
    if (letter === ctrlC) this.interrupt();
    else if (letter === ctrlZ) this.#suspend();
    else if (letter === ctrlBackslash) this.#host.kill(this.#host.pid, 'SIGQUIT');
    else this.#onKey?.(letter);
  }

  #suspend(): void {
    if (this.#host.platform === 'win32') return;
    this.#close();
    this.#host.kill(this.#host.pid, 'SIGTSTP');
  }

  /** Ends as the signal would have ended it, with the terminal given back. */
  #dieOf(signal: 'SIGHUP' | 'SIGQUIT'): void {
    this.#close();
    this.#host.kill(this.#host.pid, signal);
  }
}
