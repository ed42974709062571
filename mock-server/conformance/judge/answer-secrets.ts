import { headers as headerCatalog, signatureParameters } from '../../contract/catalog.ts';
import { signedParts } from '../../signature/compute-signature.ts';
import { hmac } from '../../signature/explain-variants.ts';
import { parseSignatureHeader } from '../../signature/signature-header.ts';
import type { Probe } from '../receiver.ts';

/** What no answer to a request may hold. */
export interface AnswerSecrets {
  readonly secret: readonly string[];
  /** The signature that would have been right, in the forms in which it may be written. */
  readonly good: readonly string[];
}

/** The secrets of a request. What it holds itself is none when it comes back. */
export function answerSecrets({ headers, body }: Probe, secret: string): AnswerSecrets {
  const headerName = headerCatalog.signature.name.toLowerCase();
  const lines = headers.filter(([name]) => name.toLowerCase() === headerName);
  const sent = headers.map(([, value]) => value).join('\n');
  const good = lines.flatMap(([, line]) => {
    const parsed = parseSignatureHeader(line);
    if ('check' in parsed) return [];
    const parts = signedParts(parsed.timestamp, body);
    return [hmac(secret, parts), hmac(secret, parts, 'base64')];
  });
  return { secret: [bare(secret)], good: good.filter((one) => !sent.includes(one)) };
}

/** Without the prefix, which may have been cut off; a short one is too likely to be found by chance. */
function bare(secret: string): string {
  const { secretPrefix } = signatureParameters;
  const rest = secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret;
  return rest.length >= 8 ? rest : secret;
}
