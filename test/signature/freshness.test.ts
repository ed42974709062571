import { describe, expect, test } from 'vitest';
import { PlexteraError } from '../../mock-server/contract/errors.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { body, headerAt, now, nowSeconds, outcome, secret } from './independent-signer.ts';

const year = 365 * 86_400;

describe('the window', () => {
  test.each([
    ['FRS-01 310 s ago', -310, 'timestamp-too-old'],
    ['FRS-02 290 s ago', -290, 'verified'],
    ['FRS-03 310 s from now', 310, 'timestamp-in-future'],
    ['FRS-03 V10 a year from now', year, 'timestamp-in-future'],
    ['FRS-04 30 s from now', 30, 'verified'],
    ['V10 300 s ago, the edge', -300, 'verified'],
    ['V10 301 s ago', -301, 'timestamp-too-old'],
    ['V10 300 s from now, the edge', 300, 'verified'],
    ['V10 301 s from now', 301, 'timestamp-in-future'],
    ['a year ago', -year, 'timestamp-too-old'],
    ['now', 0, 'verified'],
  ])('%s: away %i s is %s', (_name, away, expected) => {
    expect(outcome(headerAt(nowSeconds + away))).toBe(expected);
  });

  test('its edges are whole seconds: the fraction of the present second does not count', () => {
    for (const fraction of [0, 1, 499, 999]) {
      const at = { now: new Date(nowSeconds * 1000 + fraction) };
      expect(verifySignature(body, headerAt(nowSeconds - 300), secret, at).kind).toBe('verified');
      expect(verifySignature(body, headerAt(nowSeconds + 300), secret, at).kind).toBe('verified');
      expect(verifySignature(body, headerAt(nowSeconds + 301), secret, at).kind).toBe('refused');
      expect(verifySignature(body, headerAt(nowSeconds - 301), secret, at).kind).toBe('refused');
    }
  });

  test('is as wide as the caller says', () => {
    const options = { now, toleranceSeconds: 10 };
    expect(verifySignature(body, headerAt(nowSeconds - 10), secret, options).kind).toBe('verified');
    expect(verifySignature(body, headerAt(nowSeconds - 11), secret, options)).toEqual({
      kind: 'refused',
      check: 'timestamp-too-old',
      message: 'it was signed more than 10 s ago',
    });
    expect(verifySignature(body, headerAt(nowSeconds + 11), secret, options)).toEqual({
      kind: 'refused',
      check: 'timestamp-in-future',
      message: 'it was signed more than 10 s from now',
    });
  });

  test('is compared with the present by default', () => {
    const present = Math.floor(Date.now() / 1000);
    expect(verifySignature(body, sign(body, secret), secret).kind).toBe('verified');
    expect(verifySignature(body, headerAt(present - 290), secret).kind).toBe('verified');
    expect(verifySignature(body, headerAt(present - 310), secret).kind).toBe('refused');
    expect(verifySignature(body, headerAt(present + 310), secret).kind).toBe('refused');
  });
});

describe('V12 the tolerance', () => {
  test.each([0, -0, -1, Number.NaN, Number.NEGATIVE_INFINITY, '300' as unknown as number])(
    'cannot be %s',
    (toleranceSeconds) => {
      const attempt = () => verifySignature(body, headerAt(nowSeconds), secret, { now, toleranceSeconds });
      expect(attempt).toThrow(expect.objectContaining({ code: 'PLEXTERA_TOLERANCE' }));
      expect(attempt).toThrow(`A tolerance of ${toleranceSeconds} seconds is not possible.`);
    },
  );

  test('cannot be wrong even where the header would be refused anyway', () => {
    expect(() => verifySignature(body, '', secret, { toleranceSeconds: 0 })).toThrow(PlexteraError);
  });

  test.each([1, 999_999_999_999])('of Infinity switches the check off, at t=%i', (seconds) => {
    const options = { now, toleranceSeconds: Number.POSITIVE_INFINITY };
    expect(verifySignature(body, headerAt(seconds), secret, options).kind).toBe('verified');
  });
});

describe('V08, V09, V11, FRS-05, FRS-06 a timestamp that is no plain decimal, signed as it stands', () => {
  const odd = [
    ['NaN', 'abc', '', '-5', '0', '+1', '1.5', '1e9', '0x10', '01', '1_000', 'Infinity'],
    [`${nowSeconds}abc`, `0${nowSeconds}`, `${nowSeconds}e0`, `${nowSeconds}.0`, `${nowSeconds}000`],
    ['9'.repeat(25), '1'.repeat(13), '１７７５５５６０００', '٣', `${nowSeconds}\u0000`, 'undefined', 'null'],
  ].flat();

  test.each(odd)('t=%j', (timestamp) => {
    expect(outcome(headerAt(timestamp))).toBe('timestamp-malformed');
  });

  test.each([` ${nowSeconds}`, `${nowSeconds} `, `${nowSeconds}\u00a0`])('t=%j', (timestamp) => {
    expect(outcome(headerAt(timestamp))).toBe('header-malformed');
  });
});

describe('the time of the caller', () => {
  test('V08 that is an invalid date throws, because nothing would be too old for it', () => {
    const invalid = { now: new Date('today') };
    const code = {
      code: 'PLEXTERA_BAD_OPTION',
      message: 'The option `now` is not a valid date.',
      hint: 'Leave it out, or give a Date that holds a time.',
    };
    expect(() => verifySignature(body, headerAt(1), secret, invalid)).toThrow(expect.objectContaining(code));
    expect(() => sign(body, secret, invalid)).toThrow(expect.objectContaining(code));
  });

  test('is signed in whole seconds, rounded down', () => {
    expect(sign(body, secret, { now: new Date(nowSeconds * 1000 + 999) })).toBe(headerAt(nowSeconds));
  });
});
