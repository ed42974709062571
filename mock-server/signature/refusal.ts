/** The checks of a signature, in the order in which they are made. */
export const signatureChecks = [
  'body-not-raw',
  'header-missing',
  'header-repeated',
  'header-malformed',
  'timestamp-repeated',
  'timestamp-missing',
  'timestamp-malformed',
  'signature-missing',
  'too-many-signatures',
  'signature-mismatch',
  'timestamp-too-old',
  'timestamp-in-future',
] as const;

export type SignatureCheck = (typeof signatureChecks)[number];

/** Which check failed, and what that means in one sentence. Never holds a secret or an expected signature. */
export interface Refusal {
  readonly check: SignatureCheck;
  readonly message: string;
}
