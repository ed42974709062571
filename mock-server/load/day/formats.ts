import { type EventType, headers as headerCatalog } from '../../contract/catalog.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { isJsonObject } from '../../payloads/json.ts';
import { knownEventType } from '../../payloads/known-event-type.ts';
import type { RecordedRequest } from './recorded-day.ts';

/** Reads the requests in a line; throws an `Error` that says what is wrong about it. */
export type LineFormat = (text: string) => readonly RecordedRequest[];

/** The format of a file, by its first line. */
export function formatOf(firstLine: string): LineFormat {
  const start = firstLine.trimStart();
  if (/^\{\s*"log"/.test(start)) return fromHar;
  return start.startsWith('{') ? fromNdjson : fromCsv;
}

/** A delivery on each line, as the mock exports them: an attempt is a request. */
const fromNdjson: LineFormat = (text) => {
  const { eventType, eventBody, attempts } = objectIn(text);
  if (!Array.isArray(attempts)) throw new Error('it is no delivery: it has no attempts.');
  const base64 = isJsonObject(eventBody) ? eventBody.base64 : undefined;
  const sizeBytes = typeof base64 === 'string' ? Buffer.byteLength(base64, 'base64') : undefined;
  const type = typeIn(eventType);
  return attempts.map((attempt: unknown) => {
    if (!isJsonObject(attempt)) throw new Error('an attempt is no object.');
    return { atMs: timeIn(attempt.startedAt), type, sizeBytes, isRetry: Number(attempt.number) > 1 };
  });
};

/** An archive of HTTP exchanges with an entry on each line, as the mock exports it. */
const fromHar: LineFormat = (text) => {
  const line = text.trim().replace(/,$/, '');
  if (/^\{\s*"log"/.test(line)) {
    if (line.endsWith('[')) return [];
    throw new Error('an archive is read entry by entry, each on a line of its own, as the mock exports it.');
  }
  if (line === '' || line === ']}}') return [];
  const { startedDateTime, request, _attempt: attempt } = objectIn(line);
  if (!isJsonObject(request)) throw new Error('it is no entry: it has no request.');
  const { bodySize, headers } = request;
  const header = (Array.isArray(headers) ? headers : []).find(
    (one: unknown) =>
      isJsonObject(one) &&
      typeof one.name === 'string' &&
      one.name.toLowerCase() === headerCatalog.eventType.name.toLowerCase(),
  ) as { readonly value?: unknown } | undefined;
  const sizeBytes = typeof bodySize === 'number' && bodySize > 0 ? bodySize : undefined;
  return [
    {
      atMs: timeIn(startedDateTime),
      type: header && typeIn(header.value),
      sizeBytes,
      isRetry: Number(attempt) > 1,
    },
  ];
};

/** `time`, `time,type` or `time,type,bytes`; a first line that holds no time is taken for names of columns. */
const fromCsv: LineFormat = (text) => {
  if (text.trim() === '') return [];
  const [time = '', type = '', size = ''] = text
    .split(',')
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  if (size !== '' && !/^\d{1,12}$/.test(size))
    throw new Error(`"${printableText(size, 60)}" is no number of bytes.`);
  return [
    {
      atMs: timeIn(time),
      type: type === '' ? undefined : typeIn(type),
      sizeBytes: size === '' ? undefined : Number(size),
      isRetry: false,
    },
  ];
};

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new Error('it is no JSON object.');
}

/** ISO 8601, or Unix seconds or milliseconds, which are told apart by their size. */
function timeIn(value: unknown): number {
  const text = typeof value === 'string' ? value : '';
  const isNumber = /^\d{9,13}(?:\.\d+)?$/.test(text);
  const number = Number(text);
  const atMs = isNumber ? (number < 1e11 ? number * 1000 : number) : isoTime(text);
  if (Number.isFinite(atMs)) return atMs;
  throw new Error(
    `"${printableText(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 60)}" is no time: write it like 2026-05-04T10:15:00.123Z.`,
  );
}

function isoTime(text: string): number {
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
}

function typeIn(value: unknown): EventType {
  if (typeof value !== 'string') throw new Error('its event type is no text.');
  return knownEventType(value);
}
