import { createHmac } from 'node:crypto';
import { signatureParameters } from '../contract/catalog.ts';
import { signedParts } from './compute-signature.ts';
import type { Cause } from './explain.ts';

/** A signature as a certain mistake would have made it. */
export interface Variant {
  readonly signature: string;
  readonly cause: Cause;
}

const { algorithm, encoding, signedContent } = signatureParameters;

/** The MAC of some parts under a key that need not be a usable secret. */
export function hmac(
  key: string | Uint8Array,
  parts: readonly (string | Uint8Array)[],
  as: 'hex' | 'base64' = encoding,
): string {
  const digest = createHmac(algorithm, key);
  for (const part of parts) digest.update(part);
  return digest.digest(as);
}

/** The right body in a wrong signed string. */
export function contentVariants(body: Buffer, timestamp: string, secret: string): readonly Variant[] {
  const fix = `The signed string is ${signedContent}.`;
  return [
    {
      signature: hmac(secret, [timestamp, body]),
      cause: {
        code: 'missing-separator',
        message: 'timestamp and body were joined without what stands between',
        fix,
      },
    },
    {
      signature: hmac(secret, [body]),
      cause: { code: 'missing-timestamp', message: 'the body alone was signed', fix },
    },
  ];
}

/** The right MAC in other letters. */
export function encodingVariants(body: Buffer, timestamp: string, secret: string): readonly Variant[] {
  const fix = `The signature is written in ${encoding}, in lower case.`;
  const parts = signedParts(timestamp, body);
  return [
    {
      signature: hmac(secret, parts, 'base64'),
      cause: { code: 'base64', message: 'the signature is right and written in base64', fix },
    },
    {
      signature: hmac(secret, parts, 'hex').toUpperCase(),
      cause: { code: 'upper-case', message: 'the signature is right and written in upper case', fix },
    },
  ];
}
