import { contract } from '../../contract/catalog.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { decodeUtf8 } from '../../contract/raw-body.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { HeaderPairs } from '../../dispatch/build-request.ts';
import { headerPrefix } from '../../receiver/header-prefix.ts';
import type { Recorded, RecordedAt } from '../recorded.ts';
import { jsonErrorLine } from './json-error-line.ts';
import { base64Bytes, isObject, type Members, timeOf } from './json-parts.ts';
import { collect } from './read-chunks.ts';

/** One JSON value is read as a whole, and a text can have no more characters in Node than about this. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The requests of an HTTP archive (HAR 1.2), ours or that of a proxy; other requests in it are skipped. Throws
 * `PLEXTERA_RECORDING` for what is none.
 */
export async function* readHar(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Recorded> {
  const bytes = await collect(chunks, mostBytes);
  if (!bytes) throw badHar(file, `it has more than ${mostBytes} bytes; NDJSON may be of any length.`);
  const archive = parse(bytes, file);
  const log = isObject(archive) ? archive.log : undefined;
  const entries = isObject(log) ? log.entries : undefined;
  if (!Array.isArray(entries)) throw badHar(file, 'line 1: it has no log.entries, so it is no HAR.');
  for (const [index, entry] of (entries as readonly unknown[]).entries())
    yield readEntry(entry, { file, entry: index + 1 });
}

function parse(bytes: Buffer, file: string): unknown {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw badHar(file, `line ${lineOfBadUtf8(bytes)}: it is not UTF-8.`);
  try {
    return JSON.parse(text);
  } catch {
    throw badHar(file, `line ${jsonErrorLine(text)}: it is not JSON.`);
  }
}

function lineOfBadUtf8(bytes: Buffer): number {
  let line = 1;
  for (let from = 0; from <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    if (end < 0 || decodeUtf8(bytes.subarray(from, end)) === undefined) break;
    from = end + 1;
  }
  return line;
}

function badHar(file: string, problem: string): PlexteraError {
  return new PlexteraError('PLEXTERA_RECORDING', { file: printableText(file), problem });
}

function readEntry(entry: unknown, at: RecordedAt): Recorded {
  const unreadable = (problem: string): Recorded => ({ kind: 'unreadable', at, problem });
  const request = isObject(entry) ? entry.request : undefined;
  if (!isObject(entry) || !isObject(request)) return unreadable('the entry has no request');
  const { method, postData } = request;
  const headers = namedPairs(request.headers);
  if (typeof method !== 'string' || !headers) return unreadable('the request has no method or no headers');
  if (method !== contract.method && !headers.some(([name]) => isOurs(name)))
    return { kind: 'skipped', why: 'no delivery' };
  if (postData === undefined) return { kind: 'skipped', why: 'no body' };
  const body = isObject(postData) ? postedBytes(postData) : undefined;
  if (!body) return unreadable('the body is no text, or not the base64 that it says it is');
  const time = timeOf(entry.startedDateTime);
  return { kind: 'request', at, method, headers, body, exact: true, ...(time ? { time } : {}) };
}

function isOurs(name: string): boolean {
  return headerPrefix !== '' && name.toLowerCase().startsWith(headerPrefix);
}

function namedPairs(list: unknown): HeaderPairs | undefined {
  if (!Array.isArray(list)) return undefined;
  const pairs: (readonly [string, string])[] = [];
  for (const item of list as readonly unknown[]) {
    if (!isObject(item) || typeof item.name !== 'string' || typeof item.value !== 'string') return undefined;
    pairs.push([item.name, item.value]);
  }
  return pairs;
}

/** HAR has no encoding for what was posted; `_encoding` is what browsers and our export say. */
function postedBytes({ text, encoding, _encoding = encoding }: Members): Buffer | undefined {
  if (typeof text !== 'string') return undefined;
  return _encoding === 'base64' ? base64Bytes(text) : Buffer.from(text);
}
