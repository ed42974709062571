import { headers as headerNames } from '../../../../mock-server/contract/catalog.ts';
import type { Defect } from '../defect.ts';
import { expectedSignature, reference } from '../reference-receiver.ts';

/** Says what the signature should have been, which was of great help while it was written. */
export const leaksExpectedSignature: Defect = () => ({
  verify(parts, body, headers, secret) {
    const verification = reference.verify(parts, body, headers, secret);
    if (verification === 'verified') return verification;
    const header = String(headers[headerNames.signature.name.toLowerCase()]);
    const { timestamp = '' } = reference.readElements(header) ?? {};
    return { refused: `expected ${expectedSignature(parts, body, timestamp, secret)}` };
  },
  refusal: (why) => ({ status: 401, text: why }),
});
