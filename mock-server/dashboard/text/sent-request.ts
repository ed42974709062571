/** A request that was sent, as it is copied for use elsewhere. */
export interface SentRequest {
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Absent where the bytes are no text. */
  readonly text?: string | undefined;
  readonly base64: string;
}

/** What the browser may not know stands so in headers. */
const redacted = '[redacted]';
/** Whoever sends counts, and the connection is its own. */
const ofTheConnection: ReadonlySet<string> = new Set(['content-length', 'host', 'connection']);

/** The headers that can be sent again, and the names of those whose values are hidden. */
export function keptHeaders(headers: SentRequest['headers']): {
  readonly kept: SentRequest['headers'];
  readonly hidden: readonly string[];
} {
  const own = headers.filter(([name]) => !ofTheConnection.has(name.toLowerCase()));
  return {
    kept: own.filter(([, value]) => value !== redacted),
    hidden: own.filter(([, value]) => value === redacted).map(([name]) => name.replaceAll(/[^\w-]/g, '?')),
  };
}
