import { describe, expect, test } from 'vitest';
import { explainSignature } from '../../mock-server/signature/explain.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { body, headerAt, mac, now, nowSeconds, secret } from './independent-signer.ts';

const wrong = '0'.repeat(64);
const explain = (header: string | null | undefined, rawBody: Uint8Array = body) =>
  explainSignature(rawBody, header, secret, { now });

test('a verified signature has no cause', () => {
  expect(explain(headerAt(nowSeconds))).toEqual({
    verification: { kind: 'verified', signedAt: now, secretIndex: 0 },
    causes: [],
  });
});

test('the tolerance of the caller counts', () => {
  const options = { now, toleranceSeconds: 1_000 };
  expect(explainSignature(body, headerAt(nowSeconds - 900), secret, options).causes).toEqual([]);
});

test('a plain wrong secret is explained by none of the usual mistakes', () => {
  expect(explain(headerAt(nowSeconds, 'whsec_another')).causes).toEqual([
    {
      code: 'wrong-secret-or-body',
      message: 'none of the usual mistakes gives this signature',
      fix: 'Compare the secret with that of the event subscription, then the body byte for byte with what was sent.',
    },
  ]);
});

describe('a clock that is wrong', () => {
  test.each([
    [-301, '301 s in the past'],
    [-7_200, '7200 s in the past'],
    [301, '301 s in the future'],
    [86_400, '86400 s in the future'],
  ])('away %i s is said as %s', (away, words) => {
    const { verification, causes } = explain(headerAt(nowSeconds + away));
    expect(verification.kind).toBe('refused');
    expect(causes).toEqual([
      {
        code: 'clock-skew',
        message: `the signature itself is right, and its timestamp is ${words}`,
        fix: expect.stringContaining('NTP'),
      },
    ]);
  });

  test('is compared with the present by default', () => {
    const header = headerAt(Math.floor(Date.now() / 1000) - 1_000);
    expect(explainSignature(body, header, secret).causes[0]?.message).toMatch(/ 1\d\d\d s in the past$/);
  });
});

describe('milliseconds', () => {
  test.each([
    nowSeconds * 1000,
    nowSeconds * 1000 + 999,
    (nowSeconds - 86_400 * 364) * 1000,
    (nowSeconds + 86_400 * 364) * 1000,
  ])('FRS-05 are found in t=%i', (timestamp) => {
    expect(explain(headerAt(timestamp)).causes).toEqual([
      {
        code: 'timestamp-in-milliseconds',
        message: 'the timestamp is in milliseconds',
        fix: 'Sign with whole seconds: Math.floor(Date.now() / 1000).',
      },
    ]);
  });

  test('are found behind the signature too', () => {
    const header = `v1=${wrong},t=${nowSeconds}000`;
    expect(explain(header).causes[0]?.code).toBe('timestamp-in-milliseconds');
  });

  test.each([
    `t=${(nowSeconds - 86_400 * 366) * 1000},v1=${wrong}`,
    `t=${(nowSeconds + 86_400 * 366) * 1000},v1=${wrong}`,
    `t=0${nowSeconds}00,v1=${wrong}`,
    `t=${nowSeconds}0000,v1=${wrong}`,
    `t=${nowSeconds}000x,v1=${wrong}`,
    `t=x${nowSeconds}000,v1=${wrong}`,
    `t=x,v0=${nowSeconds}000,v1=${wrong}`,
  ])('are not seen in %s', (header) => {
    expect(explain(header).causes).toMatchObject([{ code: 'timestamp-malformed' }]);
  });
});

describe('a header that cannot be read', () => {
  test.each([
    [null, 'header-missing', 'a proxy'],
    [undefined, 'header-missing', 'a proxy'],
    ['', 'header-missing', 'a proxy'],
    ['t=1, v1=a', 'header-malformed', 'without white space'],
    [`v1=${wrong}`, 'timestamp-missing', 'first part'],
    [`t=x,v1=${wrong}`, 'timestamp-malformed', 'decimal digits'],
    [`t=1,t=2,v1=${wrong}`, 'timestamp-repeated', 'two header lines'],
    ['t=1', 'signature-missing', 'behind the timestamp'],
    [`t=1${`,v1=${wrong}`.repeat(17)}`, 'too-many-signatures', 'two during a rotation'],
  ])('%j is %s, with advice', (header, check, advice) => {
    const { verification, causes } = explain(header);
    expect(verification).toMatchObject({ kind: 'refused', check });
    expect(causes).toMatchObject([{ code: check, fix: expect.stringContaining(advice) }]);
    expect(causes[0]?.message).toBe('message' in verification && verification.message);
  });

  test('because it came twice', () => {
    const twice = [headerAt(nowSeconds), headerAt(nowSeconds)];
    const { causes } = explainSignature(body, twice, secret, { now });
    expect(causes).toMatchObject([{ code: 'header-repeated', fix: expect.stringContaining('second time') }]);
  });

  test('a header in a list of one is read', () => {
    const list = [headerAt(nowSeconds - 400)];
    expect(explainSignature(body, list, secret, { now }).causes).toMatchObject([{ code: 'clock-skew' }]);
  });
});

test('a body that was parsed already is named', () => {
  const parsed = JSON.parse(body.toString()) as Uint8Array;
  expect(explain(headerAt(nowSeconds), parsed).causes).toMatchObject([
    { code: 'body-not-raw', fix: expect.stringContaining('before any middleware') },
  ]);
});

test('two signatures made with two mistakes give two causes, and one made twice gives one', () => {
  const bodyOnly = explain(`t=${nowSeconds},v1=${mac().toUpperCase()},v1=${mac(body, nowSeconds, '')}`);
  expect(bodyOnly.causes.map(({ code }) => code)).toEqual(['upper-case', 'secret-empty']);
  const upper = mac().toUpperCase();
  expect(explain(`t=${nowSeconds},v1=${upper},v1=${upper}`).causes).toHaveLength(1);
});

test('an unusable secret throws as it does in the verifier', () => {
  expect(() => explainSignature(body, sign(body, secret), 'whsec_')).toThrow('secret is empty');
});
