import type { LookupFunction } from 'node:net';
import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import type { Keys } from './keys/keys.ts';
import type { Terminal } from './output/terminal.ts';

/** What a verb may use of the process that it runs in, and of the world. */
export interface CliContext {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly random: Random;
  /** Resolves names; the system's resolver when absent. */
  readonly lookup?: LookupFunction;
  /** Everything on standard input. */
  readStdin(): Promise<Buffer>;
  /** Asks a person a question; false where there is nobody to ask. */
  confirm(question: string): Promise<boolean>;
  /** Single keys of the person who is there; absent where there is nobody. */
  readonly keys?: Keys | undefined;
  /**
   * Resolves when the process is asked to stop; a second request ends it at once. Only for a verb that then stops in
   * good order: one that never asks for this is ended by the first request.
   */
  readonly stopRequested: Promise<void>;
}
