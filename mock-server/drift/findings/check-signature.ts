import { headers as headerCatalog, signatureParameters } from '../../contract/catalog.ts';
import { specLines } from '../../contract/spec-lines.ts';
import { readHeader } from '../../receiver/read-header.ts';
import type { SignatureCheck } from '../../signature/refusal.ts';
import { parseSignatureHeader } from '../../signature/signature-header.ts';
import type { SigningSecret } from '../../signature/signing-secret.ts';
import { verifySignature } from '../../signature/verify.ts';
import type { RecordedRequest } from '../recorded.ts';
import { exampleValue } from './example-value.ts';
import type { Finding } from './finding.ts';

export interface CheckedSignature {
  /** Whether the signature itself was worked out, and not only the form of its header looked at. */
  readonly checked: boolean;
  readonly findings: readonly Finding[];
}

/** Which parameter of the signature a check is about, where it is not its format. */
const parameterOf: Readonly<Partial<Record<SignatureCheck, keyof typeof signatureParameters>>> = {
  'too-many-signatures': 'maxSignatures',
  'timestamp-malformed': 'timestampUnit',
  'signature-mismatch': 'signedContent',
  'timestamp-too-old': 'toleranceSeconds',
  'timestamp-in-future': 'toleranceSeconds',
};

/**
 * Checks the signature over the exact bytes, and its age at the time of the request, not now. Without a secret, or
 * without the exact bytes, only the form of the header. A header that is missing or repeated is found elsewhere.
 */
export function checkSignature(
  { headers = [], body, exact, time }: RecordedRequest,
  secret: SigningSecret | undefined,
): CheckedSignature {
  const [value, ...others] = readHeader(headers, headerCatalog.signature.name);
  if (value === undefined || others.length > 0) return { checked: false, findings: [] };
  const parsed = parseSignatureHeader(value);
  if ('check' in parsed) {
    const { check, message } = parsed;
    const finding = findingOf('signature.malformed', check, message);
    return { checked: false, findings: [{ ...finding, example: exampleValue(value) }] };
  }
  if (!secret || !exact) return { checked: false, findings: [] };
  const age = time ? { now: time } : { toleranceSeconds: Number.POSITIVE_INFINITY };
  const verification = verifySignature(body, value, secret, age);
  if (verification.kind === 'verified') return { checked: true, findings: [] };
  const { check, message } = verification;
  if (check === 'signature-mismatch')
    return { checked: true, findings: [findingOf('signature.mismatch', check, message)] };
  const away = Number(parsed.timestamp) - Math.floor((time?.getTime() ?? 0) / 1000);
  const limit = `must be within ${signatureParameters.toleranceSeconds} s of the time of the request`;
  const example = `${Math.abs(away)} s ${away < 0 ? 'before' : 'after'} it`;
  return { checked: true, findings: [{ ...findingOf('signature.stale', check, limit), example }] };
}

function findingOf(code: Finding['code'], check: SignatureCheck, message: string): Finding {
  const specLine = specLines.signature[parameterOf[check] ?? 'format'];
  return {
    code,
    where: headerCatalog.signature.name,
    message,
    ...(specLine === undefined ? {} : { specLine }),
  };
}
