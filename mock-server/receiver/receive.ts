import { deliveryRules, headers as headerCatalog } from '../contract/catalog.ts';
import type { Diagnostic } from '../contract/diagnostic.ts';
import type { PlexteraEvent, UnknownEvent } from '../contract/event.ts';
import { type ParseOptions, parseEvent } from '../contract/parse-event.ts';
import type { RawBody } from '../contract/raw-body.ts';
import type { SignatureCheck } from '../signature/refusal.ts';
import type { Secrets } from '../signature/signing-secret.ts';
import { type VerifyOptions, verifySignature } from '../signature/verify.ts';
import { findMismatches } from './find-mismatches.ts';
import { type HeadersInput, readHeader } from './read-header.ts';

export interface ReceiveOptions extends VerifyOptions, ParseOptions {}

/** What an HTTP handler answers: a status, headers, and a body that gives nothing away. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly 'content-type': string };
  readonly body: string;
}

/**
 * What became of a request. `event`: act on it, once per `eventId`. `unknown`: a new event type; ignore it. `refused`:
 * do nothing. In every case send `answer`.
 */
export type Reception =
  | {
      readonly kind: 'event';
      readonly event: PlexteraEvent;
      readonly answer: Answer;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'unknown';
      readonly event: UnknownEvent;
      readonly answer: Answer;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'refused';
      /** Which check of the signature failed, or `body` for what was signed but is no event. */
      readonly check: SignatureCheck | 'body';
      readonly message: string;
      readonly answer: Answer;
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Receives one delivery: verifies the signature over the raw body, and only then parses it. The event comes from the
 * signed body alone; a header that says otherwise is reported in `diagnostics` and never believed.
 */
export function receive(
  rawBody: RawBody,
  headers: HeadersInput,
  secrets: Secrets,
  options: ReceiveOptions = {},
): Reception {
  const verification = verifySignature(
    rawBody,
    readHeader(headers, headerCatalog.signature.name),
    secrets,
    options,
  );
  if (verification.kind === 'refused') {
    const { check, message } = verification;
    return { kind: 'refused', check, message, answer: answer(401, 'signature refused'), diagnostics: [] };
  }
  const parsed = parseEvent(rawBody, options);
  if (parsed.kind === 'invalid') {
    const { diagnostics } = parsed;
    const first = diagnostics.find(({ severity }) => severity === 'error');
    // The path holds keys of the sender's, so it is quoted: a line break in a key must not forge a line of a log.
    const where = first?.path ? JSON.stringify(first.path) : 'the body';
    const message = `${where}: ${first?.message}`;
    const status = unreadable.has(first?.code) ? 400 : 422;
    return {
      kind: 'refused',
      check: 'body',
      message,
      answer: answer(status, 'not an event of the contract'),
      diagnostics,
    };
  }
  const diagnostics = [...parsed.diagnostics, ...findMismatches(parsed.event, headers)];
  return { ...parsed, answer: answer(deliveryRules.documentedStatuses[0], 'accepted'), diagnostics };
}

/** The findings about a body that could not be read at all; the others are about what it says. */
const unreadable: ReadonlySet<string | undefined> = new Set(['utf8', 'json', 'depth']);

function answer(status: number, text: string): Answer {
  const body = JSON.stringify(status < 300 ? { status: text } : { error: text });
  return { status, headers: { 'content-type': 'application/json' }, body };
}
