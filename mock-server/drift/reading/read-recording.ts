import { statSync } from 'node:fs';
import { recordingEndings } from '../../receiver/recording/recorded-head.ts';
import type { Recorded } from '../recorded.ts';
import { fileError, readChunks } from './read-chunks.ts';
import { readBody, readFolder } from './read-folder.ts';
import { readHar } from './read-har.ts';
import { readLines } from './read-lines.ts';

/**
 * What a file or a folder holds, in its order. A folder holds bodies; a file is a HAR by its name or by how it begins,
 * one body where its name says so, and else NDJSON, which is read as it comes. Throws `PLEXTERA_FILE` for what cannot
 * be read, and `PLEXTERA_RECORDING` for what is none of these.
 */
export async function* readRecording(path: string): AsyncGenerator<Recorded> {
  if (isFolder(path)) yield* readFolder(path);
  else if (path.endsWith('.har')) yield* readHar(readChunks(path), path);
  else {
    const chunks = readChunks(path);
    const first = await chunks.next();
    const whole = first.done ? chunks : after(first.value, chunks);
    if (!first.done && beginsAsHar.test(first.value.toString('latin1', 0, 1_024)))
      yield* readHar(whole, path);
    else if (path.endsWith(recordingEndings.body)) {
      await chunks.return(undefined);
      yield* readBody(path);
    } else yield* readLines(whole, path);
  }
}

/** After a byte order mark, where there is one. */
const beginsAsHar = /^(?:\xef\xbb\xbf)?\s*\{\s*"log"\s*:/;

async function* after(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw fileError(path, error);
  }
}
