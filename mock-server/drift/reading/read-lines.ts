import { decodeUtf8 } from '../../contract/raw-body.ts';
import type { Recorded, RecordedAt } from '../recorded.ts';
import { base64Bytes, headerPairs, isObject, type Members, timeOf } from './json-parts.ts';
import { splitLines } from './split-lines.ts';

/** A delivery of a hundred attempts with the largest bodies is shorter. */
const longestLineBytes = 256 * 1024 * 1024;

/**
 * The requests of NDJSON: a delivery with its attempts on each line, as the mock exports it, or a request on each
 * line, as `listen --json` prints it. A line that is neither does not lose the others.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Recorded> {
  for await (const { number: line, bytes } of splitLines(chunks, longestLineBytes)) {
    const at = { file, line };
    if (!bytes) {
      yield unreadable(at, `the line is longer than ${longestLineBytes} bytes`);
      continue;
    }
    const text = decodeUtf8(bytes);
    if (text === undefined) yield unreadable(at, 'the line is not UTF-8');
    else if (text.trim() !== '') yield* readLine(text, at);
  }
}

function* readLine(text: string, at: RecordedAt): Generator<Recorded> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    yield unreadable(at, 'the line is not JSON');
    return;
  }
  if (!isObject(value)) yield unreadable(at, noRecord);
  else if (Array.isArray(value.attempts))
    for (const [index, attempt] of value.attempts.entries())
      yield readAttempt(attempt, { ...at, attempt: index + 1 });
  else yield readListened(value, at);
}

const noRecord = 'the line is no delivery as the mock or `listen --json` writes one';

/** One attempt of an exported delivery. Until it is over, nothing is known of what went out. */
function readAttempt(attempt: unknown, at: RecordedAt): Recorded {
  if (!isObject(attempt)) return unreadable(at, 'the attempt is no object');
  const { requestHeaders, requestBody, startedAt } = attempt;
  if (requestHeaders === undefined) return { kind: 'skipped', why: 'no body' };
  return readRequest({ headers: requestHeaders, body: requestBody, time: startedAt }, at);
}

function readListened(value: Members, at: RecordedAt): Recorded {
  const { kind, method, headers, body, receivedAt, bodyRedacted } = value;
  if (kind === 'ignored') return { kind: 'skipped', why: 'no delivery' };
  if (headers === undefined && body === undefined) return unreadable(at, noRecord);
  return readRequest({ method, headers, body, time: receivedAt, redacted: bodyRedacted === true }, at);
}

interface Parts {
  readonly method?: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  readonly time: unknown;
  readonly redacted?: boolean;
}

function readRequest({ method, headers, body, time, redacted = false }: Parts, at: RecordedAt): Recorded {
  if (body === undefined) return { kind: 'skipped', why: 'no body' };
  const bytes = isObject(body) ? base64Bytes(body.base64) : undefined;
  if (!bytes) return unreadable(at, 'the body is not base64');
  const pairs = headerPairs(headers);
  if (!pairs) return unreadable(at, 'the headers are no list of names and values');
  const sentAt = timeOf(time);
  return {
    kind: 'request',
    at,
    headers: pairs,
    body: bytes,
    exact: !redacted,
    ...(sentAt ? { time: sentAt } : {}),
    ...(typeof method === 'string' ? { method } : {}),
  };
}

function unreadable(at: RecordedAt, problem: string): Recorded {
  return { kind: 'unreadable', at, problem };
}
