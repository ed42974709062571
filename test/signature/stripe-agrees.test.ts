import fc from 'fast-check';
import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { sign } from '../../mock-server/signature/sign.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { now, nowSeconds } from './independent-signer.ts';
import { verifyHeader } from './stripe-differences.ts';

const json = fc.json({ stringUnit: 'binary', maxDepth: 3 });
const secret = fc.oneof(
  fc.stringMatching(/^whsec_[0-9A-Za-z+/]{8,40}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text),
);

describe("Stripe's verifier, of the same scheme,", { timeout: 60_000 }, () => {
  test('accepts every header of ours, for ten thousand JSON bodies and secrets', () => {
    fc.assert(
      fc.property(json, secret, (body, key) => {
        const header = sign(Buffer.from(body), key, { now });
        expect(verifyHeader(body, header, key)).toBe(true);
        expect(verifyHeader(Buffer.from(body), header, key)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  test('makes headers that we verify', () => {
    fc.assert(
      fc.property(json, secret, (payload, key) => {
        const header = Stripe.webhooks.generateTestHeaderString({
          payload,
          secret: key,
          timestamp: nowSeconds,
        });
        expect(verifySignature(Buffer.from(payload), header, key, { now }).kind).toBe('verified');
      }),
      { numRuns: 2_000 },
    );
  });

  test('refuses what was changed after we signed it', () => {
    fc.assert(
      fc.property(json, secret, (body, key) => {
        const header = sign(body, key, { now });
        expect(() => verifyHeader(`${body} `, header, key)).toThrow();
      }),
    );
  });
});
