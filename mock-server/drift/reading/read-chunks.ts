import { createReadStream } from 'node:fs';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';

/** The bytes of a file as they come; throws `PLEXTERA_FILE` where it cannot be read. */
export async function* readChunks(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file) as AsyncIterable<Buffer>;
  } catch (error) {
    throw fileError(file, error);
  }
}

/** All bytes of a file, or undefined where it has more than so many. */
export async function collect(chunks: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer | undefined> {
  const held: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    held.push(chunk);
  }
  return Buffer.concat(held);
}

/** What the operating system says of a file, in words; what is no error of its own is given back. */
export function fileError(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof PlexteraError || code === undefined) return error;
  const problems: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file.',
    ENOTDIR: 'a part of its path is no folder.',
    EACCES: 'it may not be read.',
    EPERM: 'it may not be read.',
  };
  return new PlexteraError('PLEXTERA_FILE', {
    file: printableText(file),
    problem: problems[code] ?? `${code}.`,
  });
}
