import { createHmac } from 'node:crypto';
import { signatureParameters } from '../contract/catalog.ts';
import type { SigningSecret } from './signing-secret.ts';

const { algorithm, encoding, signedContent } = signatureParameters;

// `{timestamp}.{body}` as parts, taken apart once.
const template = signedContent.split(/(\{timestamp\}|\{body\})/).filter((part) => part !== '');

/** What the contract signs, part after part. `timestamp` is the text of its seconds. */
export function signedParts(
  timestamp: string,
  rawBody: string | Uint8Array,
): readonly (string | Uint8Array)[] {
  return template.map((part) => {
    if (part === '{timestamp}') return timestamp;
    return part === '{body}' ? rawBody : part;
  });
}

/** The signature of a raw body at a timestamp, in the contract's encoding. */
export function computeSignature(
  secret: SigningSecret,
  timestamp: string,
  rawBody: string | Uint8Array,
): string {
  const hmac = createHmac(algorithm, secret.key);
  for (const part of signedParts(timestamp, rawBody)) hmac.update(part);
  return hmac.digest(encoding);
}
