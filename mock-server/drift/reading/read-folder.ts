import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PlexteraError } from '../../contract/errors.ts';
import { decodeUtf8 } from '../../contract/raw-body.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { HeaderPairs } from '../../dispatch/build-request.ts';
import { recordingEndings } from '../../receiver/recording/recorded-head.ts';
import type { Recorded } from '../recorded.ts';
import { headerPairs, isObject, timeOf } from './json-parts.ts';
import { fileError } from './read-chunks.ts';

/** The bodies in a folder by name, and what `listen --record` wrote beside them. Folders in it are not read. */
export function* readFolder(folder: string): Generator<Recorded> {
  const names = list(folder)
    .filter((name) => name.endsWith(recordingEndings.body))
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    // By code units: the same order on every machine.
    .sort();
  if (names.length === 0)
    throw new PlexteraError('PLEXTERA_RECORDING', {
      file: printableText(folder),
      problem: `the folder holds no *${recordingEndings.body}.`,
    });
  for (const name of names) yield* readBody(join(folder, name));
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw fileError(folder, error);
  }
}

/** Far more than any receiver takes. */
const mostBytes = 256 * 1024 * 1024;

/** One raw body in a file of its own. */
export function* readBody(file: string): Generator<Recorded> {
  const at = { file };
  const body = readSome(file);
  if (!body) {
    yield { kind: 'unreadable', at, problem: `the body is longer than ${mostBytes} bytes` };
    return;
  }
  const headFile = join(
    file,
    '..',
    `${basename(file).slice(0, -recordingEndings.body.length)}${recordingEndings.head}`,
  );
  const head = existsSync(headFile) ? readHead(headFile) : {};
  if (!head) yield { kind: 'unreadable', at: { file: headFile }, problem: 'it is no head of a request' };
  const { redacted = false, ...known } = head ?? {};
  yield { kind: 'request', at, body, exact: !redacted, ...known };
}

interface Head {
  readonly time?: Date;
  readonly method?: string;
  readonly headers?: HeaderPairs;
  readonly redacted?: boolean;
}

function readHead(file: string): Head | undefined {
  let value: unknown;
  try {
    value = JSON.parse(decodeUtf8(readSome(file) ?? Buffer.alloc(0)) ?? '');
  } catch (error) {
    if (error instanceof PlexteraError) throw error;
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const [headers, time] = [headerPairs(value.headers), timeOf(value.receivedAt)];
  if (!headers || !time || typeof value.method !== 'string') return undefined;
  return { headers, time, method: value.method, redacted: value.bodyRedacted === true };
}

function readSome(file: string): Buffer | undefined {
  try {
    return statSync(file).size > mostBytes ? undefined : readFileSync(file);
  } catch (error) {
    throw fileError(file, error);
  }
}
