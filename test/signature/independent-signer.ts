import { createHmac } from 'node:crypto';
import { type SignatureVerification, verifySignature } from '../../mock-server/signature/verify.ts';

/** A fixed time, secret and body for the cases of a verifier. */
export const nowSeconds = 1_775_556_000;
export const now = new Date(nowSeconds * 1000);
export const secret = 'whsec_cases_of_a_verifier';
export const body = Buffer.from('{"eventId":"evt_1","text":"naïve 😀"}');

/** The MAC that the contract asks for, computed without any code of the project. */
export function mac(
  rawBody: Uint8Array = body,
  timestamp: string | number = nowSeconds,
  key: string = secret,
): string {
  return createHmac('sha256', key).update(`${timestamp}.`).update(rawBody).digest('hex');
}

/** A header whose timestamp is any text, signed as it stands there. */
export function headerAt(
  timestamp: string | number,
  key: string = secret,
  rawBody: Uint8Array = body,
): string {
  return `t=${timestamp},v1=${mac(rawBody, timestamp, key)}`;
}

/** The result of a verification at the fixed time: `verified`, or the check that refused. */
export function outcome(header: unknown, rawBody: string | Uint8Array = body): string {
  const result: SignatureVerification = verifySignature(rawBody, header as string, secret, { now });
  return result.kind === 'verified' ? 'verified' : result.check;
}
