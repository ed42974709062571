import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '../../mock-server/receiver/read-header.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { formatSignatureHeader, parseSignatureHeader } from '../../mock-server/signature/signature-header.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { now, nowSeconds } from './independent-signer.ts';

// Nobody reads the smallest counterexample of a mutant.
fc.configureGlobal({ endOnFailure: process.env.STRYKER_MUTATOR_WORKER !== undefined });

const bytes = fc.uint8Array({ maxLength: 300 });
const usableSecret = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 80 })
  .filter((text) => text.trim() === text && text !== '' && text !== 'whsec_');
const secret = 'whsec_properties';

test('what is signed is verified, for any bytes, any usable secret and any time', () => {
  const time = fc.integer({ min: 1, max: 8_640_000_000_000 - 1 }).filter((seconds) => seconds < 1e12);
  fc.assert(
    fc.property(bytes, usableSecret, time, (body, key, seconds) => {
      const at = { now: new Date(seconds * 1000) };
      expect(verifySignature(body, sign(body, key, at), key, at)).toEqual({
        kind: 'verified',
        signedAt: at.now,
        secretIndex: 0,
      });
    }),
    { numRuns: 2_000 },
  );
});

test('text is signed as its UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(sign(text, secret, { now })).toBe(sign(Buffer.from(text), secret, { now }));
    }),
  );
});

describe('one flipped bit refuses', () => {
  test('in the body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), (body, at) => {
        const header = sign(body, secret, { now });
        const flipped = Uint8Array.from(body);
        const index = at % body.length;
        flipped[index] = (flipped[index] ?? 0) ^ (1 << (at % 8));
        expect(verifySignature(flipped, header, secret, { now })).toMatchObject({
          check: 'signature-mismatch',
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('in the header, timestamp and signature alike', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 6 }), (body, at, bit) => {
        const header = Buffer.from(sign(body, secret, { now }));
        const index = at % header.length;
        header[index] = (header[index] ?? 0) ^ (1 << bit);
        expect(verifySignature(body, header.toString('latin1'), secret, { now }).kind).toBe('refused');
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a byte more, a byte less and the same bytes in another order refuse', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 2, maxLength: 50 }), (body) => {
      const header = sign(body, secret, { now });
      const reversed = body.toReversed();
      fc.pre(!Buffer.from(reversed).equals(body));
      for (const other of [body.slice(1), body.slice(0, -1), Uint8Array.of(...body, 10), reversed])
        expect(verifySignature(other, header, secret, { now }).kind).toBe('refused');
    }),
  );
});

describe('V25 the verifier never throws', { timeout: 60_000 }, () => {
  const element = fc.oneof(
    fc.string(),
    fc.tuple(fc.constantFrom('t', 'v1', 'v0', '', ' '), fc.string()).map((pair) => pair.join('=')),
    fc.constantFrom(`t=${nowSeconds}`, `v1=${'0'.repeat(64)}`, ',', '='),
  );
  const headerText = fc.array(element, { maxLength: 40 }).map((elements) => elements.join(','));

  test('for ten thousand headers of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), headerText), bytes, (header, body) => {
        expect(verifySignature(body, header, secret, { now }).kind).toBe('refused');
      }),
      { numRuns: 10_000 },
    );
  });

  test('for headers and bodies of any type', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (header, body) => {
        const result = verifySignature(body as string, header as string, secret, { now });
        expect(result.kind).toBe('refused');
      }),
      { numRuns: 2_000 },
    );
  });

  test('and reading a header never throws for headers of any type', () => {
    const odd = fc.anything({ withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true });
    fc.assert(
      fc.property(odd, fc.string(), (headers, name) => {
        for (const value of readHeader(headers as Map<string, string>, name))
          expect(typeof value).toBe('string');
      }),
      { numRuns: 2_000 },
    );
  });
});

test('parsing undoes formatting for any header that can be written', () => {
  const timestamp = fc.integer({ min: 1, max: 999_999_999_999 }).map(String);
  const signature = fc.stringMatching(/^[^\s,]*$/);
  const signatures = fc.array(signature, { minLength: 1, maxLength: 16 });
  fc.assert(
    fc.property(fc.record({ timestamp, signatures }, { noNullPrototype: true }), (header) => {
      expect(parseSignatureHeader(formatSignatureHeader(header))).toEqual(header);
    }),
    { numRuns: 2_000 },
  );
});
