import { PlexteraError } from '../contract/errors.ts';
import { isRawBody, type RawBody } from '../contract/raw-body.ts';
import { computeSignature } from './compute-signature.ts';
import { formatSignatureHeader } from './signature-header.ts';
import { prepareSecrets, type Secrets } from './signing-secret.ts';
import { signingTime } from './signing-time.ts';

export interface SignOptions {
  /** The time of the attempt; by default now. */
  readonly now?: Date;
}

/**
 * The value of the signature header for a raw body: `t=<unix seconds>,v1=<hex>`, and a `v1` more for each further
 * secret during a rotation. Sign exactly the bytes that are sent. Throws for an unusable secret, body or date.
 */
export function sign(rawBody: RawBody, secrets: Secrets, options: SignOptions = {}): string {
  return signAt(rawBody, secrets, String(signingTime(options.now)));
}

/** The same at a timestamp given as text, which need not be a sensible one: tests of receivers sign odd ones. */
export function signAt(rawBody: RawBody, secrets: Secrets, timestamp: string): string {
  if (!isRawBody(rawBody)) throw new PlexteraError('PLEXTERA_BAD_OPTION', notSignable);
  const signatures = prepareSecrets(secrets).map((secret) => computeSignature(secret, timestamp, rawBody));
  return formatSignatureHeader({ timestamp, signatures });
}

const notSignable = {
  problem: 'The body to sign is neither text nor bytes.',
  hint: 'Serialise the event once, then sign and send the same bytes.',
};
