import { createHmac } from 'node:crypto';
import { signatureParameters } from '../../contract/catalog.ts';
import { signedParts } from '../../signature/compute-signature.ts';
import { formatSignatureHeader } from '../../signature/signature-header.ts';
import type { SigningSecret } from '../../signature/signing-secret.ts';

const { algorithm, encoding } = signatureParameters;

/**
 * Writes signature headers, the same as everywhere else: what follows from the second alone is made once in it, because
 * taking the parts together anew costs as much as hashing a short body.
 */
export class EventSigner {
  #second = Number.NaN;
  #signedBefore = Buffer.alloc(0);
  #signedAfter = Buffer.alloc(0);
  #headerBefore = '';
  #headerAfter = '';

  /** @param second the timestamp, in Unix seconds. */
  headerOf(secret: SigningSecret, second: number, body: Uint8Array): string {
    if (second !== this.#second) this.#turnTo(second);
    const hmac = createHmac(algorithm, secret.key).update(this.#signedBefore).update(body);
    if (this.#signedAfter.length > 0) hmac.update(this.#signedAfter);
    return this.#headerBefore + hmac.digest(encoding) + this.#headerAfter;
  }

  #turnTo(second: number): void {
    const timestamp = String(second);
    const parts = signedParts(timestamp, place);
    const at = parts.indexOf(place);
    this.#second = second;
    this.#signedBefore = Buffer.from(parts.slice(0, at).join(''));
    this.#signedAfter = Buffer.from(parts.slice(at + 1).join(''));
    const [before = '', after = ''] = formatSignatureHeader({ timestamp, signatures: [place] }).split(place);
    this.#headerBefore = before;
    this.#headerAfter = after;
  }
}

/** Stands for a body and for a signature; neither can be in a timestamp or in what is written around them. */
const place = '\0';
