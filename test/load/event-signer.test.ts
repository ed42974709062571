import { expect, test } from 'vitest';
import { EventSigner } from '../../mock-server/load/sending/event-signer.ts';
import { computeSignature } from '../../mock-server/signature/compute-signature.ts';
import { formatSignatureHeader } from '../../mock-server/signature/signature-header.ts';
import { SigningSecret } from '../../mock-server/signature/signing-secret.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';

test('signs as every other delivery is signed, whichever second and secret come next', () => {
  const signer = new EventSigner();
  const secrets = ['whsec_for_the_tests_of_load', 'another one'].map((text) => new SigningSecret(text));
  for (const second of [1_900_000_000, 1_900_000_001, 1_900_000_000])
    for (const secret of secrets)
      for (const body of [Buffer.alloc(0), Buffer.from('{"a":"ü\0"}'), Buffer.alloc(100_000, 'x')]) {
        const header = signer.headerOf(secret, second, body);
        const timestamp = String(second);
        const signatures = [computeSignature(secret, timestamp, body)];
        expect(header).toBe(formatSignatureHeader({ timestamp, signatures }));
        expect(verifySignature(body, header, secret, { now: new Date(second * 1_000) })).toMatchObject({
          kind: 'verified',
        });
      }
});
