import { isJsonObject } from '../../payloads/json.ts';

/** Bodies that are smaller than this one by one step, the greatest steps first: without members, or with shorter values. */
export function* smallerBodies(body: Buffer): Generator<Buffer> {
  const value = parse(body);
  if (value === undefined) {
    for (const bytes of withoutChunks([...body])) yield Buffer.from(bytes);
    return;
  }
  for (const smaller of smallerValues(value)) {
    const bytes = Buffer.from(JSON.stringify(smaller));
    if (bytes.length < body.length) yield bytes;
  }
}

/** Undefined for what is no JSON, and for what is nested so deeply that it could not be written again. */
function parse(body: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    // A byte that is no UTF-8 would be lost.
    return Buffer.from(body.toString('utf8')).equals(body) ? value : undefined;
  } catch {
    return undefined;
  }
}

function* smallerValues(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield* smallerTexts(value);
  else if (typeof value === 'number' && value !== 0) yield 0;
  else if (Array.isArray(value)) {
    yield* withoutChunks(value);
    for (const [at, inner] of value.entries())
      for (const smaller of smallerValues(inner)) yield value.with(at, smaller);
  } else if (isJsonObject(value)) {
    const entries = Object.entries(value);
    for (const rest of withoutChunks(entries)) yield Object.fromEntries(rest);
    for (const [at, [key, inner]] of entries.entries())
      for (const smaller of smallerValues(inner)) yield Object.fromEntries(entries.with(at, [key, smaller]));
  }
}

function* smallerTexts(text: string): Generator<string> {
  for (const characters of withoutChunks([...text])) yield characters.join('');
}

/** A long list is not gone through item by item before it has become shorter. */
const mostChunks = 64;

/** A list without all, then without each half, each quarter, and so on. */
function* withoutChunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let size = items.length; size > 0 && size * mostChunks >= items.length; size >>= 1)
    for (let at = 0; at < items.length; at += size) yield [...items.slice(0, at), ...items.slice(at + size)];
}
