import { timingSafeEqual } from 'node:crypto';
import { signatureParameters } from '../contract/catalog.ts';
import { PlexteraError } from '../contract/errors.ts';
import { isRawBody, notRaw, type RawBody } from '../contract/raw-body.ts';
import { computeSignature } from './compute-signature.ts';
import type { Refusal } from './refusal.ts';
import { parseSignatureHeader } from './signature-header.ts';
import { prepareSecrets, type Secrets, type SigningSecret } from './signing-secret.ts';
import { signingTime } from './signing-time.ts';

export interface VerifyOptions {
  /**
   * How many whole seconds the timestamp may be away from now, in either direction. `Infinity` switches the check
   * off; zero, a negative number and NaN throw. By default what the contract says (300, an assumption).
   */
  readonly toleranceSeconds?: number;
  /** The time to compare with; by default now. */
  readonly now?: Date;
}

export interface VerifiedSignature {
  readonly kind: 'verified';
  readonly signedAt: Date;
  /** Which of the secrets matched: its place in the list. */
  readonly secretIndex: number;
}

export type SignatureVerification = VerifiedSignature | ({ readonly kind: 'refused' } & Refusal);

/**
 * Checks the signature of a raw body. Whatever arrives, it returns: a refusal names the check that failed. It throws
 * only for a mistake of the receiver's own: an unusable secret, tolerance or `now`.
 */
export function verifySignature(
  rawBody: RawBody,
  header: string | readonly string[] | null | undefined,
  secrets: Secrets,
  options: VerifyOptions = {},
): SignatureVerification {
  const keys = prepareSecrets(secrets);
  const toleranceSeconds = checkTolerance(options.toleranceSeconds ?? signatureParameters.toleranceSeconds);
  const nowSeconds = signingTime(options.now);
  if (!isRawBody(rawBody)) return refused({ check: 'body-not-raw', message: notRaw });
  const text = onlyLine(header);
  if (typeof text !== 'string') return refused(text);
  const parsed = parseSignatureHeader(text);
  if ('check' in parsed) return refused(parsed);
  const secretIndex = findSecret(keys, parsed.timestamp, rawBody, parsed.signatures);
  if (secretIndex < 0)
    return refused({
      check: 'signature-mismatch',
      message: 'no signature fits this body, timestamp and secret',
    });
  const seconds = Number(parsed.timestamp);
  const age = checkAge(seconds, nowSeconds, toleranceSeconds);
  return age ? refused(age) : { kind: 'verified', signedAt: new Date(seconds * 1000), secretIndex };
}

/** The throwing twin: returns when the signature was verified, and throws `PLEXTERA_SIGNATURE_REFUSED` when not. */
export function assertSignature(...parameters: Parameters<typeof verifySignature>): VerifiedSignature {
  const result = verifySignature(...parameters);
  if (result.kind === 'verified') return result;
  throw new PlexteraError('PLEXTERA_SIGNATURE_REFUSED', { reason: `${result.message} (${result.check})` });
}

function onlyLine(header: unknown): string | Refusal {
  const line = Array.isArray(header) && header.length === 1 ? (header[0] as unknown) : header;
  if (typeof line === 'string') return line;
  if (line === undefined || line === null || (Array.isArray(line) && line.length === 0))
    return { check: 'header-missing', message: 'there is no signature header' };
  if (Array.isArray(line))
    return { check: 'header-repeated', message: 'the signature header is there more than once' };
  return { check: 'header-malformed', message: 'the signature header is not text' };
}

/** Every secret and every signature is compared, so that time tells nothing about which of them was near. */
function findSecret(
  secrets: readonly SigningSecret[],
  timestamp: string,
  rawBody: RawBody,
  signatures: readonly string[],
): number {
  const candidates = signatures.map((signature) => Buffer.from(signature));
  let found = -1;
  for (const [index, secret] of secrets.entries()) {
    const expected = Buffer.from(computeSignature(secret, timestamp, rawBody));
    for (const candidate of candidates)
      if (candidate.length === expected.length && timingSafeEqual(candidate, expected) && found < 0)
        found = index;
  }
  return found;
}

function checkAge(seconds: number, nowSeconds: number, toleranceSeconds: number): Refusal | undefined {
  const ageSeconds = nowSeconds - seconds;
  if (ageSeconds > toleranceSeconds)
    return { check: 'timestamp-too-old', message: `it was signed more than ${toleranceSeconds} s ago` };
  if (-ageSeconds > toleranceSeconds)
    return {
      check: 'timestamp-in-future',
      message: `it was signed more than ${toleranceSeconds} s from now`,
    };
  return undefined;
}

function checkTolerance(seconds: number): number {
  if (typeof seconds === 'number' && seconds > 0) return seconds;
  throw new PlexteraError('PLEXTERA_TOLERANCE', { value: String(seconds) });
}

function refused(refusal: Refusal): SignatureVerification {
  return { kind: 'refused', ...refusal };
}
