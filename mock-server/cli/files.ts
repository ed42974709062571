import { readFileSync } from 'node:fs';
import { PlexteraError } from '../contract/errors.ts';
import { decodeUtf8 } from '../contract/raw-body.ts';
import type { CliContext } from './context.ts';

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
