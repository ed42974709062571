import { describe, expect, test } from 'vitest';
import { PlexteraError } from '../../mock-server/contract/errors.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { SigningSecret } from '../../mock-server/signature/signing-secret.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { body, mac, now, nowSeconds } from './independent-signer.ts';

const keys = ['whsec_old', 'whsec_new', 'whsec_other'] as const;

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((first) =>
    orders(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}

describe('several secrets', () => {
  test.each(orders(keys))('in the order %s, %s, %s: each is found at its place', (...secrets) => {
    for (const key of keys) {
      const result = verifySignature(body, sign(body, key, { now }), secrets, { now });
      expect(result).toMatchObject({ kind: 'verified', secretIndex: secrets.indexOf(key) });
    }
  });

  test.each(orders(keys))('sign in the order %s, %s, %s: any one of them verifies', (...secrets) => {
    const header = sign(body, secrets, { now });
    const signatures = secrets.map((key) => `,v1=${mac(body, nowSeconds, key)}`);
    expect(header).toBe(`t=${nowSeconds}${signatures.join('')}`);
    for (const key of keys)
      expect(verifySignature(body, header, key, { now })).toMatchObject({
        kind: 'verified',
        secretIndex: 0,
      });
  });

  test('the first that fits is named where more than one does', () => {
    const header = sign(body, keys, { now });
    expect(verifySignature(body, header, ['whsec_none', 'whsec_new', 'whsec_old'], { now })).toMatchObject({
      secretIndex: 1,
    });
    expect(verifySignature(body, header, ['whsec_new', 'whsec_old'], { now })).toMatchObject({
      secretIndex: 0,
    });
  });

  test('none that fits is a mismatch', () => {
    const result = verifySignature(body, sign(body, 'whsec_unknown', { now }), keys, { now });
    expect(result).toEqual({
      kind: 'refused',
      check: 'signature-mismatch',
      message: 'no signature fits this body, timestamp and secret',
    });
  });

  test('may be a mixture of texts and prepared secrets', () => {
    const secrets = ['whsec_a', new SigningSecret('whsec_b')];
    expect(verifySignature(body, sign(body, 'whsec_b', { now }), secrets, { now })).toMatchObject({
      secretIndex: 1,
    });
    expect(sign(body, secrets, { now })).toBe(sign(body, ['whsec_a', 'whsec_b'], { now }));
  });

  test('V05 an empty list throws, and so does one unusable secret among good ones', () => {
    for (const secrets of [[], ['whsec_a', ''], ['', 'whsec_a']])
      expect(() => verifySignature(body, '', secrets)).toThrow(PlexteraError);
    expect(() => sign(body, [])).toThrow(expect.objectContaining({ code: 'PLEXTERA_SECRET_EMPTY' }));
  });
});

test('more secrets than are kept ready are still told apart', () => {
  const many = Array.from({ length: 50 }, (_, index) => `whsec_tenant_${index}`);
  for (const round of [1, 2])
    for (const [index, key] of many.entries()) {
      const header = sign(body, key, { now });
      expect(header, `round ${round}`).toBe(`t=${nowSeconds},v1=${mac(body, nowSeconds, key)}`);
      const other = many[(index + 1) % many.length] ?? '';
      expect(verifySignature(body, header, other, { now }).kind).toBe('refused');
    }
});
