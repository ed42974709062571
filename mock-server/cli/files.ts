import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { PlexteraError } from '../contract/errors.ts';
import { decodeUtf8 } from '../contract/raw-body.ts';
import type { CliContext } from './context.ts';
import { knowSecret } from './known-secrets.ts';

/** The bytes of a file that a person named; throws `PLEXTERA_FILE` where it cannot be read. */
export function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problems: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file.',
      EISDIR: 'it is a folder.',
      EACCES: 'it may not be read.',
    };
    throw new PlexteraError('PLEXTERA_FILE', { file, problem: problems[code ?? ''] ?? `${code}.` });
  }
}

/** The bytes of a file, or of standard input where no file, or `-`, is named. */
export async function readInput(file: string | undefined, context: CliContext): Promise<Buffer> {
  return file === undefined || file === '-' ? context.readStdin() : readFile(file);
}

/** JSON from a file; throws `PLEXTERA_FILE` where it is none. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(decodeUtf8(readFile(file)) ?? '');
  } catch (error) {
    if (error instanceof PlexteraError) throw error;
    throw new PlexteraError('PLEXTERA_FILE', { file, problem: 'it is not JSON.' });
  }
}

/** The secret in a file: its only line, without the newline at its end; throws `PLEXTERA_FILE` for more or other. */
export function readSecretFile(file: string): string {
  return onlyLine(readFile(file), file);
}

/** The text of a secret as it came in; `source` is for the error. */
export function onlyLine(bytes: Buffer, source: string): string {
  // Bytes that are no text would all become the same sign, and the key another one.
  if (!isUtf8(bytes))
    throw new PlexteraError('PLEXTERA_FILE', { file: source, problem: 'it is not UTF-8 text.' });
  const text = bytes.toString('utf8').replace(/\r?\n$/, '');
  knowSecret(text);
  if (!/[\r\n]/.test(text.trim())) return text;
  throw new PlexteraError('PLEXTERA_FILE', { file: source, problem: 'it holds more than one line.' });
}
