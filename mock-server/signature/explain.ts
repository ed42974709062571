import { signatureParameters } from '../contract/catalog.ts';
import type { RawBody } from '../contract/raw-body.ts';
import { bodyVariants } from './body-variants.ts';
import { contentVariants, encodingVariants } from './explain-variants.ts';
import { secretVariants } from './secret-variants.ts';
import { parseSignatureHeader } from './signature-header.ts';
import { signingTime } from './signing-time.ts';
import { type SignatureVerification, type VerifyOptions, verifySignature } from './verify.ts';

/** A reason for a refusal that was tried out and found to fit, and how to remove it. */
export interface Cause {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

export interface Explanation {
  readonly verification: SignatureVerification;
  /** The likeliest first. Empty for a verified signature; a mismatch that nothing explains says so. */
  readonly causes: readonly Cause[];
}

/**
 * Verifies, and when that fails tries the mistakes that people make until one of them gives the signature at hand:
 * a body that was parsed and written again, a newline, a byte order mark, another secret, milliseconds, base64.
 * For developers who own the secret; never answer a request with it.
 */
export function explainSignature(
  rawBody: RawBody,
  header: Parameters<typeof verifySignature>[1],
  secret: string,
  options: VerifyOptions = {},
): Explanation {
  const verification = verifySignature(rawBody, header, secret, options);
  if (verification.kind === 'verified') return { verification, causes: [] };
  const text = [header].flat()[0] ?? '';
  switch (verification.check) {
    case 'timestamp-too-old':
    case 'timestamp-in-future':
      return { verification, causes: [explainAge(timestampOf(text), options)] };
    case 'signature-mismatch':
      return { verification, causes: explainMismatch(rawBody, text, secret) };
    default: {
      if (verification.check === 'timestamp-malformed' && isMilliseconds(timestampOf(text), options))
        return { verification, causes: [milliseconds] };
      const { check: code, message } = verification;
      return { verification, causes: [{ code, message, fix: advice[code] }] };
    }
  }
}

const advice = {
  'body-not-raw': 'Read the body as bytes, before any middleware parses it.',
  'header-missing': 'Check that a proxy in front of the receiver passes the signature header on.',
  'header-repeated': 'Look for a proxy or test tool that adds the header a second time.',
  'header-malformed':
    'Copy the header whole, without white space; compare it with the format in the contract.',
  'timestamp-missing': 'Copy the header whole; the timestamp is its first part.',
  'timestamp-malformed': 'The timestamp is Unix seconds in plain decimal digits.',
  'timestamp-repeated': 'Look for two header lines that were joined into one.',
  'signature-missing': 'Copy the header whole; the signature is behind the timestamp.',
  'too-many-signatures': 'A sender signs with one secret, or two during a rotation.',
} as const;

/** The text of the timestamp, which need not be a good one. */
function timestampOf(header: string): string | undefined {
  const { elementSeparator, timestampKey, valueSeparator } = signatureParameters;
  const start = timestampKey + valueSeparator;
  const element = header.split(elementSeparator).find((element) => element.startsWith(start));
  return element?.slice(start.length);
}

/** Milliseconds of our time have a digit too many to be seconds, so they never come as far as the age. */
function isMilliseconds(timestamp: string | undefined, { now }: VerifyOptions): boolean {
  const seconds = Number(timestamp) / 1000;
  return Math.abs(seconds - signingTime(now)) < secondsOfAYear;
}

const secondsOfAYear = 365 * 86_400;

const milliseconds: Cause = {
  code: 'timestamp-in-milliseconds',
  message: 'the timestamp is in milliseconds',
  fix: 'Sign with whole seconds: Math.floor(Date.now() / 1000).',
};

function explainAge(timestamp: string | undefined, { now }: VerifyOptions): Cause {
  const away = Number(timestamp) - signingTime(now);
  const direction = away < 0 ? 'in the past' : 'in the future';
  return {
    code: 'clock-skew',
    message: `the signature itself is right, and its timestamp is ${Math.abs(away)} s ${direction}`,
    fix: 'A delivery that was saved earlier is too old by design: sign it anew. Otherwise set the clocks by NTP.',
  };
}

function explainMismatch(rawBody: RawBody, header: string, secret: string): readonly Cause[] {
  const parsed = parseSignatureHeader(header);
  if ('check' in parsed) return [];
  const bytes = Buffer.from(rawBody as Uint8Array);
  const causes = new Map<string, Cause>();
  for (const variants of [bodyVariants, contentVariants, encodingVariants, secretVariants])
    for (const { signature, cause } of variants(bytes, parsed.timestamp, secret))
      if (!causes.has(signature)) causes.set(signature, cause);
  const found = new Set(parsed.signatures.flatMap((signature) => causes.get(signature) ?? []));
  return found.size > 0 ? [...found] : [nothingFits];
}

const nothingFits: Cause = {
  code: 'wrong-secret-or-body',
  message: 'none of the usual mistakes gives this signature',
  fix: 'Compare the secret with that of the event subscription, then the body byte for byte with what was sent.',
};
