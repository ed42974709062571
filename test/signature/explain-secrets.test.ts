import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { explainSignature } from '../../mock-server/signature/explain.ts';
import { body, now, nowSeconds } from './independent-signer.ts';

const bare = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const secret = `whsec_${bare}`;

function causesOf(key: string | Buffer, ours: string) {
  const signature = createHmac('sha256', key).update(`${nowSeconds}.`).update(body).digest('hex');
  return explainSignature(body, `t=${nowSeconds},v1=${signature}`, ours, { now }).causes;
}

/** The key that was used, the secret at hand, the code, a part of the message and of the advice. */
const cases: readonly (readonly [string | Buffer, string, string, string, string])[] = [
  [`${secret}\n`, secret, 'secret-white-space', 'a newline behind', 'Remove white space'],
  [`${secret}\r\n`, secret, 'secret-white-space', 'a CRLF behind', 'Remove white space'],
  [`${secret} `, secret, 'secret-white-space', 'a space behind', 'Remove white space'],
  [` ${secret}`, secret, 'secret-white-space', 'a space before', 'Remove white space'],
  [`"${secret}"`, secret, 'secret-quoted', 'with quotation marks', 'Remove the quotation marks'],
  [`'${secret}'`, secret, 'secret-quoted', 'with quotation marks', 'Remove the quotation marks'],
  [secret, `"${secret}"`, 'secret-quoted', 'that this secret has', 'Remove the quotation marks'],
  [secret, `'${secret}'`, 'secret-quoted', 'that this secret has', 'Remove the quotation marks'],
  [bare, secret, 'secret-prefix', 'without the whsec_', 'whsec_ and all'],
  [secret, bare, 'secret-prefix', 'with whsec_ before', 'whsec_ and all'],
  [Buffer.from(bare, 'base64'), secret, 'secret-decoded', 'decoded from base64', 'whsec_ and all'],
  [Buffer.from(bare, 'base64'), bare, 'secret-decoded', 'decoded from base64', 'whsec_ and all'],
  ['', secret, 'secret-empty', 'an empty secret', 'Set the secret'],
  ['', 'whsec_***', 'secret-empty', 'an empty secret', 'Set the secret'],
];

describe('another key', () => {
  test.each(cases)('%j where the secret is %j', (key, ours, code, words, fix) => {
    expect(causesOf(key, ours)).toEqual([
      { code, message: expect.stringContaining(words), fix: expect.stringContaining(fix) },
    ]);
  });

  test.each([
    ['doubled prefix', `whsec_${secret}`, secret],
    ['marks that do not match', secret, `"${secret}'`],
    ['a mark at one end', secret, `"${secret}`],
    ['a mark and a letter before', secret, `x"${secret}"`],
    ['a mark and a letter behind', secret, `"${secret}"x`],
    ['another secret', 'whsec_other', secret],
  ])('%s is not explained by a cause that does not hold', (_difference, key, ours) => {
    expect(causesOf(key, ours).map(({ code }) => code)).toEqual(['wrong-secret-or-body']);
  });

  test('quotation marks around a secret of several lines are seen', () => {
    expect(causesOf('two\nlines', '"two\nlines"')).toMatchObject([{ code: 'secret-quoted' }]);
  });
});

test('no explanation holds the secret, or the signature that was expected', () => {
  const expected = createHmac('sha256', secret).update(`${nowSeconds}.`).update(body).digest('hex');
  for (const [key] of cases) {
    const text = JSON.stringify(causesOf(key, secret));
    expect(text).not.toContain(bare);
    expect(text).not.toContain(Buffer.from(bare, 'base64').toString('hex'));
    expect(text).not.toContain(expected);
  }
  const other = explainSignature(body, `t=${nowSeconds},v1=${'0'.repeat(64)}`, secret, { now });
  expect(JSON.stringify(other)).not.toContain(bare);
  expect(JSON.stringify(other)).not.toContain(expected);
});
