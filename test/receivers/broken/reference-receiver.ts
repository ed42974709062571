import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerOptions, ServerResponse } from 'node:http';
import { headers as headerNames } from '../../../mock-server/contract/catalog.ts';
import { type ParsedEvent, parseEvent } from '../../../mock-server/contract/parse-event.ts';

export type Headers = IncomingHttpHeaders;

/** What is read from a signature header; texts as they stand there. */
export interface SignatureElements {
  readonly timestamp: string;
  readonly signatures: readonly string[];
}

export type Verification = 'verified' | { readonly refused: string };

/** Ids of events that were applied, as a table keeps them: it outlives the receiver. */
export interface Ledger {
  has(key: string): boolean;
  add(key: string): void;
}

/** Applies an event; throws where that fails. */
export type Effect = () => void;

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What a receiver is made of. A broken one has another one of these, and is right in all others. */
export interface Parts {
  readonly serverOptions: ServerOptions;
  readonly takesMethod: (method: string | undefined) => boolean;
  readonly headersOf: (request: IncomingMessage) => Headers;
  readonly secretOf: (configured: string) => string;
  readonly readBody: (request: IncomingMessage) => Promise<Buffer | undefined>;
  readonly signedBytes: (body: Buffer) => Uint8Array;
  readonly readElements: (header: string) => SignatureElements | undefined;
  /** In seconds; undefined where the text is no time. */
  readonly readTimestamp: (text: string) => number | undefined;
  readonly isFresh: (seconds: number, nowSeconds: number, body: Buffer) => boolean;
  readonly isSame: (candidate: string, expected: string) => boolean;
  readonly verify: (parts: Parts, body: Buffer, headers: Headers, secret: string) => Verification;
  readonly parse: (body: Buffer, headers: Headers) => ParsedEvent;
  readonly keyOf: (eventId: string, headers: Headers) => string;
  readonly applyOnce: (ledger: Ledger, key: string, effect: Effect) => void | Promise<void>;
  readonly refusal: (why: string) => Reply;
  /** For an event that is taken. */
  readonly accepted: (body: Buffer) => Reply;
  /** For a signed event of a type that the contract does not know. */
  readonly unknownType: () => Reply;
  /** Whether the answer goes out before the event is applied. */
  readonly answersFirst: boolean;
  readonly answer: (response: ServerResponse, reply: Reply) => void;
}

const bodyLimit = 1_048_576;
const toleranceSeconds = 300;

/** A correct receiver, written by hand. */
export const reference: Parts = {
  serverOptions: {},

  takesMethod: (method) => method === 'POST',

  headersOf: ({ headers }) => headers,

  secretOf(configured) {
    if (configured === '') throw new Error('There is no secret.');
    return configured;
  },

  async readBody(request) {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
    }
    return size <= bodyLimit ? Buffer.concat(chunks) : undefined;
  },

  signedBytes: (body) => body,

  readElements(header) {
    const elements = header.split(',').map((element) => element.trim().split(/=(.*)/s));
    const valuesOf = (name: string) =>
      elements.filter(([key]) => key === name).map(([, value = '']) => value);
    const [timestamp, ...others] = valuesOf('t');
    return timestamp === undefined || others.length > 0
      ? undefined
      : { timestamp, signatures: valuesOf('v1').slice(0, 16) };
  },

  readTimestamp: (text) => (/^[1-9][0-9]*$/.test(text) ? Number(text) : undefined),

  isFresh: (seconds, nowSeconds) => !(Math.abs(nowSeconds - seconds) > toleranceSeconds),

  isSame: (candidate, expected) =>
    /^[0-9a-f]{64}$/.test(candidate) && timingSafeEqual(Buffer.from(candidate), Buffer.from(expected)),

  verify(parts, body, headers, secret) {
    const header = headers[headerNames.signature.name.toLowerCase()];
    const elements = typeof header === 'string' ? parts.readElements(header) : undefined;
    if (!elements) return { refused: 'the signature header is missing or malformed' };
    const { timestamp, signatures } = elements;
    const seconds = parts.readTimestamp(timestamp);
    if (seconds === undefined) return { refused: 'the timestamp is malformed' };
    const expected = expectedSignature(parts, body, timestamp, secret);
    if (!signatures.some((signature) => parts.isSame(signature, expected)))
      return { refused: 'no signature fits' };
    return parts.isFresh(seconds, Math.floor(Date.now() / 1000), body)
      ? 'verified'
      : { refused: 'the timestamp is not fresh' };
  },

  parse: (body) => parseEvent(body),

  keyOf: (eventId) => eventId,

  // Nothing else runs between the look and the mark, as in a transaction.
  applyOnce(ledger, key, effect) {
    if (ledger.has(key)) return;
    effect();
    ledger.add(key);
  },

  refusal: () => ({ status: 401, text: 'refused' }),

  accepted: () => ({ status: 200, text: 'accepted' }),

  unknownType: () => ({ status: 200, text: 'ignored' }),

  answersFirst: false,

  answer(response, { status, headers, text }) {
    response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(text);
  },
};

export function expectedSignature(parts: Parts, body: Buffer, timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(parts.signedBytes(body)).digest('hex');
}
