import { contract } from '../../contract/catalog.ts';
import { specLines } from '../../contract/spec-lines.ts';
import type { SigningSecret } from '../../signature/signing-secret.ts';
import type { RecordedRequest } from '../recorded.ts';
import { checkBody } from './check-body.ts';
import { checkHeaders } from './check-headers.ts';
import { checkSignature } from './check-signature.ts';
import { exampleValue } from './example-value.ts';
import type { Finding } from './finding.ts';

export interface CheckedRequest {
  readonly eventType: string | undefined;
  readonly signatureChecked: boolean;
  readonly findings: readonly Finding[];
}

/** Everything in a recorded request that departs from the contract. What was not recorded is not judged. */
export function checkRequest(request: RecordedRequest, secret: SigningSecret | undefined): CheckedRequest {
  const { method, headers, body } = request;
  const { value, eventType, findings } = checkBody(body);
  const signature = checkSignature(request, secret);
  return {
    eventType,
    signatureChecked: signature.checked,
    findings: [
      ...findings,
      ...(method === undefined || method === contract.method ? [] : [otherMethod(method)]),
      ...(headers ? checkHeaders(headers, value) : []),
      ...signature.findings,
    ],
  };
}

function otherMethod(method: string): Finding {
  return {
    code: 'method',
    where: '',
    message: `deliveries are ${contract.method} requests`,
    example: exampleValue(method),
    specLine: specLines.method,
  };
}
