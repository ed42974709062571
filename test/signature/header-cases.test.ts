import { describe, expect, test } from 'vitest';
import { formatSignatureHeader, parseSignatureHeader } from '../../mock-server/signature/signature-header.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { body, headerAt, mac, nowSeconds, outcome, secret } from './independent-signer.ts';

const t = nowSeconds;
const good = mac();
const wrong = '0'.repeat(64);

/** Row, what arrives, what the verifier says. */
const cases: readonly (readonly [name: string, header: unknown, expected: string])[] = [
  ['V01 an empty signature', `t=${t},v1=`, 'signature-mismatch'],
  ['V01 the first character of the signature', `t=${t},v1=${good.slice(0, 1)}`, 'signature-mismatch'],
  ['V01 the first half of the signature', `t=${t},v1=${good.slice(0, 32)}`, 'signature-mismatch'],
  ['V03 a signature of 63 characters', `t=${t},v1=${good.slice(0, 63)}`, 'signature-mismatch'],
  ['V03 a signature of 65 characters', `t=${t},v1=${good}0`, 'signature-mismatch'],
  ['V03 a signature of 128 characters', `t=${t},v1=${good}${good}`, 'signature-mismatch'],
  ['V03 64 characters of two bytes each', `t=${t},v1=${'é'.repeat(64)}`, 'signature-mismatch'],
  ['V03 32 characters of two bytes each', `t=${t},v1=${'é'.repeat(32)}`, 'signature-mismatch'],
  ['V06 no header', undefined, 'header-missing'],
  ['V06 null', null, 'header-missing'],
  ['V06 no values', [], 'header-missing'],
  ['V06 an empty header', '', 'header-missing'],
  ['V06 a header of spaces', ' \t ', 'header-missing'],
  ['V13 two timestamps, the good one first', `t=${t},t=1,v1=${good}`, 'timestamp-repeated'],
  ['V13 two timestamps, the good one last', `t=1,t=${t},v1=${good}`, 'timestamp-repeated'],
  ['V13 the same timestamp twice', `t=${t},t=${t},v1=${good}`, 'timestamp-repeated'],
  ['V14 a bad signature, then the good one', `t=${t},v1=${wrong},v1=${good}`, 'verified'],
  ['V14 the good signature, then a bad one', `t=${t},v1=${good},v1=${wrong}`, 'verified'],
  ['V14 two bad signatures', `t=${t},v1=${wrong},v1=${wrong}`, 'signature-mismatch'],
  ['V14 sixteen signatures, the good one last', `t=${t}${`,v1=${wrong}`.repeat(15)},v1=${good}`, 'verified'],
  ['V14 seventeen signatures', `t=${t}${`,v1=${good}`.repeat(17)}`, 'too-many-signatures'],
  ['V14 ten thousand signatures', `t=${t}${`,v1=${wrong}`.repeat(10_000)}`, 'too-many-signatures'],
  ['V15 only an older scheme', `t=${t},v0=${good}`, 'signature-missing'],
  ['V15 the scheme in upper case', `t=${t},V1=${good}`, 'signature-missing'],
  ['V15 only a newer scheme', `t=${t},v2=${good}`, 'signature-missing'],
  ['V15 the scheme of GitHub', `sha256=${good}`, 'timestamp-missing'],
  ['V15 unknown schemes beside a good one', `t=${t},v0=x,v1=${good},v1a=y,v2=z`, 'verified'],
  ['V17 64 characters that are not hexadecimal', `t=${t},v1=${'g'.repeat(64)}`, 'signature-mismatch'],
  ['V17 62 right characters and zz', `t=${t},v1=${good.slice(0, 62)}zz`, 'signature-mismatch'],
  ['V17 a NUL inside', `t=${t},v1=${good.slice(0, 32)}\0${good.slice(33)}`, 'signature-mismatch'],
  ['V17 a space inside', `t=${t},v1=${good.slice(0, 32)} ${good.slice(33)}`, 'header-malformed'],
  ['V18 the signature in upper case', `t=${t},v1=${good.toUpperCase()}`, 'signature-mismatch'],
  ['V20 a space after the comma', `t=${t}, v1=${good}`, 'header-malformed'],
  ['V20 a newline at the end', `${headerAt(t)}\n`, 'header-malformed'],
  ['V26 the header as a list of one', [headerAt(t)], 'verified'],
  ['V26 the header twice', [headerAt(t), headerAt(t)], 'header-repeated'],
  ['V26 a bad and a good header', [`t=${t},v1=${wrong}`, headerAt(t)], 'header-repeated'],
  ['V26 two headers joined by Node', `${headerAt(t)}, ${headerAt(t)}`, 'header-malformed'],
  ['V26 two headers joined by API Gateway', `${headerAt(t)},${headerAt(t)}`, 'timestamp-repeated'],
  ['V26 an object', { t, v1: good }, 'header-malformed'],
  ['V26 a list that holds a number', [42], 'header-malformed'],
  ['V26 a list that holds nothing', [undefined], 'header-missing'],
  ['V26 bytes', Buffer.from(headerAt(t)), 'header-malformed'],
  ['junk behind the signature', `t=${t},v1=${good}=junk`, 'signature-mismatch'],
  ['a semicolon between the parts', `t=${t};v1=${good}`, 'timestamp-malformed'],
  ['the signature before the timestamp', `v1=${good},t=${t}`, 'verified'],
  ['an element without a key', `t=${t},=x,v1=${good}`, 'header-malformed'],
  ['an element without a value', `t=${t},x,v1=${good}`, 'header-malformed'],
  ['a comma at the end', `t=${t},v1=${good},`, 'header-malformed'],
  ['no timestamp', `v1=${good}`, 'timestamp-missing'],
  ['no signature', `t=${t}`, 'signature-missing'],
  ['32 elements', `t=${t},v1=${good}${',v0=x'.repeat(30)}`, 'verified'],
  ['33 elements', `t=${t},v1=${good}${',v0=x'.repeat(31)}`, 'too-many-signatures'],
];

const named = cases.map(([name, header, expected]) => [`${name} is ${expected}`, header, expected] as const);

test.each(named)('%s', (_name, header, expected) => {
  expect(outcome(header)).toBe(expected);
});

describe('parseSignatureHeader', () => {
  test('keeps the timestamp as the text that was signed, and all signatures in their order', () => {
    expect(parseSignatureHeader('v1=b,t=12,v1=a')).toEqual({ timestamp: '12', signatures: ['b', 'a'] });
  });

  test('undoes formatSignatureHeader', () => {
    const header = { timestamp: '12', signatures: ['b', 'a'] };
    expect(formatSignatureHeader(header)).toBe('t=12,v1=b,v1=a');
    expect(parseSignatureHeader(formatSignatureHeader(header))).toEqual(header);
  });

  test.each([
    ['', 'the signature header is empty'],
    ['t=1, v1=a', 'the signature header holds white space'],
    ['t=1,x', 'an element of the signature header is not key=value'],
    ['t=1,t=2', 'the signature header has more than one timestamp'],
    ['v1=a', 'the signature header has no t'],
    ['t=x,v1=a', 'the timestamp is not a whole number of seconds'],
    ['t=1', 'the signature header has no v1'],
    [`t=1${',v1=a'.repeat(17)}`, 'the header has more than 16 signatures'],
    [`t=1${',v1=a'.repeat(40)}`, 'the signature header has more than 32 elements'],
  ])('says of %j that %s', (header, message) => {
    expect(parseSignatureHeader(header)).toMatchObject({ message });
  });
});

test.each([
  [[], 'there is no signature header'],
  [['a', 'b'], 'the signature header is there more than once'],
  [{}, 'the signature header is not text'],
])('a refusal of %j says that %s', (header, message) => {
  expect(verifySignature(body, header as string, secret)).toMatchObject({ kind: 'refused', message });
});

test('V14 ten thousand signatures are refused without a MAC for any of them', () => {
  const header = `t=${t}${`,v1=${wrong}`.repeat(10_000)}`;
  const startedAt = performance.now();
  for (let i = 0; i < 10; i++) outcome(header, body);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
