import { signatureParameters } from '../../contract/catalog.ts';
import { computeSignature } from '../../signature/compute-signature.ts';
import { type Cause, explainSignature } from '../../signature/explain.ts';
import { parseSignatureHeader } from '../../signature/signature-header.ts';
import { SigningSecret } from '../../signature/signing-secret.ts';
import { isSameSecret } from '../plugins/same-secret.ts';

/** A secret that may have signed, and what a person calls it. */
export interface NamedSecret {
  readonly name: string;
  readonly secret: string;
}

/** One header and the body that it came with. */
export interface SignatureQuestion {
  readonly rawBody: Uint8Array;
  readonly header: string;
  readonly secrets: readonly NamedSecret[];
  /** The time that the timestamp is compared with. */
  readonly at: Date;
}

/** What a person compares to find out why a signature fails. No secret is in it, only masks. */
export interface SignatureReport {
  readonly verification:
    | { readonly kind: 'verified'; readonly secret: string }
    | { readonly kind: 'refused'; readonly check: string; readonly message: string };
  /** Why it fails, the likeliest first. */
  readonly causes: readonly Cause[];
  readonly comparedAt: string;
  /** What each secret makes of this body and timestamp; nothing where the header has no usable timestamp. */
  readonly secrets: readonly { readonly name: string; readonly mask: string; readonly expected?: string }[];
  /** The signatures of the header in their order, each with the secret that it fits. */
  readonly signatures: readonly { readonly value: string; readonly secret?: string }[];
}

/** So many secrets are tried for mistakes, each of which costs two dozen hashes of the body. */
const mostExplained = 5;

/**
 * Checks one signature header against several secrets and says what fits what.
 *
 * @throws PlexteraError `PLEXTERA_SECRET_EMPTY` or `PLEXTERA_SECRET_WHITESPACE` for a secret that cannot be used.
 */
export function signatureReport({ rawBody, header, secrets, at }: SignatureQuestion): SignatureReport {
  const parsed = parseSignatureHeader(header);
  const tried = secrets.map(({ name, secret }) => {
    const key = new SigningSecret(secret);
    const expected = 'check' in parsed ? undefined : computeSignature(key, parsed.timestamp, rawBody);
    return { name, mask: String(key), ...(expected === undefined ? {} : { expected }) };
  });
  const signatures = 'check' in parsed ? [] : parsed.signatures;
  return {
    ...verdict({ rawBody, header, secrets, at }),
    comparedAt: at.toISOString(),
    secrets: tried,
    signatures: signatures.map((value) => {
      const fitting = tried.find(({ expected }) => expected !== undefined && isSameSecret(expected, value));
      return { value, ...(fitting ? { secret: fitting.name } : {}) };
    }),
  };
}

/** The best that any of the secrets gives: verified, then a signature that is right and too old, then a mismatch. */
function verdict({ rawBody, header, secrets, at }: SignatureQuestion) {
  const { toleranceSeconds } = signatureParameters;
  const explained = secrets.slice(0, mostExplained).map(({ name, secret }) => ({
    name,
    ...explainSignature(rawBody, header, secret, { toleranceSeconds, now: at }),
  }));
  const verified = explained.find(({ verification }) => verification.kind === 'verified');
  if (verified) return { verification: { kind: 'verified', secret: verified.name } as const, causes: [] };
  const aged = explained.find(
    ({ verification }) => verification.kind === 'refused' && verification.check.startsWith('timestamp-'),
  );
  const [first] = aged ? [aged] : explained;
  if (first?.verification.kind !== 'refused')
    throw new Error('A signature is explained by one secret at least.');
  const { check, message } = first.verification;
  return {
    verification: { kind: 'refused', check, message } as const,
    causes: ranked(aged ? [aged] : explained),
  };
}

/** Each cause once; one that says that nothing fits counts only where nothing else was found. */
function ranked(explained: readonly { readonly causes: readonly Cause[] }[]): readonly Cause[] {
  const causes = new Map(explained.flatMap((one) => one.causes).map((cause) => [cause.message, cause]));
  const found = [...causes.values()].filter(({ code }) => code !== unexplained);
  return found.length > 0 ? found : [...causes.values()];
}

const unexplained = 'wrong-secret-or-body';
