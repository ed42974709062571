/** The body of a request as it came off the wire. Bytes are safest: text has been decoded once already. */
export type RawBody = string | Uint8Array;

/** True for what can be a raw body; false for a body that a framework has already parsed, or that is missing. */
export function isRawBody(body: unknown): body is RawBody {
  return typeof body === 'string' || isBytes(body);
}

// By its tag and not by instanceof, which fails for bytes of another realm: every Buffer in a Jest test is one.
function isBytes(body: unknown): boolean {
  return ArrayBuffer.isView(body) && (body as Partial<Uint8Array>)[Symbol.toStringTag] === 'Uint8Array';
}

/** What to say of a body that is not raw. */
export const notRaw =
  'the body is not raw: hand over the bytes as they arrived, before any parser (a string, Buffer or Uint8Array)';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a body without its byte order mark, or undefined where the bytes are not UTF-8. */
export function decodeUtf8(body: RawBody): string | undefined {
  if (typeof body === 'string') return body.charCodeAt(0) === 0xfeff ? body.slice(1) : body;
  try {
    return decoder.decode(body);
  } catch {
    return undefined;
  }
}
