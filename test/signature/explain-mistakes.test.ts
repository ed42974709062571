import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { explainSignature } from '../../mock-server/signature/explain.ts';
import { headerAt, mac, now, nowSeconds, secret } from './independent-signer.ts';

const compact = '{"b":1,"a":[1,2,{}],"s":"é, 😀: ,"}';
const pretty = JSON.stringify(JSON.parse(compact), null, 2);
const python = '{"b": 1, "a": [1, 2, {}], "s": "é, 😀: ,"}';
const ascii = '{"b": 1, "a": [1, 2, {}], "s": "\\u00e9, \\ud83d\\ude00: ,"}';
const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

const bytes = (body: string | Uint8Array): Buffer => Buffer.from(body as Uint8Array);

/** The mistake, what was signed, what arrived, the code and a part of the message that names it. */
const bodies: readonly (readonly [string, string | Uint8Array, string | Uint8Array, string, string])[] = [
  [
    'pretty, written again compact',
    compact,
    pretty,
    're-serialised-body',
    'parsed and written again, without',
  ],
  ['compact, written again pretty', pretty, compact, 're-serialised-body', 'with indentation'],
  ['written again as Python does', python, compact, 're-serialised-body', 'spaces after : and ,'],
  ['written again as Python does, in ASCII', ascii, compact, 're-serialised-body', 'in ASCII'],
  ['written again without its mark', compact, `\ufeff${pretty}`, 're-serialised-body', 'without spaces'],
  ['a newline lost', `${compact}\n`, compact, 'trailing-newline', 'a newline at the end'],
  ['a CRLF lost', `${compact}\r\n`, compact, 'trailing-newline', 'a CRLF at the end'],
  ['a newline added', compact, `${compact}\n`, 'trailing-newline', 'was not signed'],
  ['a CRLF added', compact, `${compact}\r\n`, 'trailing-newline', 'was not signed'],
  ['CRLF became LF', pretty.replaceAll('\n', '\r\n'), pretty, 'line-ends', 'CRLF line ends'],
  ['LF became CRLF', pretty, pretty.replaceAll('\n', '\r\n'), 'line-ends', 'LF line ends'],
  ['a mark added', compact, `\ufeff${compact}`, 'byte-order-mark', 'begins with'],
  ['a mark lost', `\ufeff${compact}`, compact, 'byte-order-mark', 'is missing here'],
  ['read as Latin-1', Buffer.from(latin1(compact)), compact, 'decoded-body', 'read as Latin-1'],
  ['written as Latin-1', Buffer.from('é', 'latin1'), 'é', 'decoded-body', 'as Latin-1 text'],
  ['replaced', Buffer.from('{\ufffd}'), Buffer.from([0x7b, 0xff, 0x7d]), 'decoded-body', 'not UTF-8'],
];

describe('a body that is not the one that was signed', () => {
  test.each(bodies)('%s', (_mistake, signed, arrived, code, words) => {
    const header = headerAt(nowSeconds, secret, bytes(signed));
    const { causes } = explainSignature(bytes(arrived), header, secret, { now });
    expect(causes).toEqual([
      { code, message: expect.stringContaining(words), fix: expect.stringContaining('as they arrived') },
    ]);
    if (typeof arrived === 'string')
      expect(explainSignature(arrived, header, secret, { now }).causes).toEqual(causes);
  });

  test.each([
    ['a mark inside, removed', '{"s":""}', '{"s":"\ufeff"}'],
    ['a mark doubled', '\ufeff\ufeff{}', '{}'],
    ['two newlines removed', 'x', 'x\n\n'],
    ['other values', '{"a":1}', '{"a":2}'],
    ['keys in another order', '{"b":1,"a":2}', '{"a":2,"b":1}'],
    ['indentation of three', JSON.stringify({ a: 1 }, null, 3), '{"a":1}'],
    ['text that is no JSON', 'a: 1', 'a:1'],
    ['a newline inside, removed', 'ab', 'a\nb'],
  ])('%s, is not explained by a cause that does not hold', (_change, signed, arrived) => {
    const header = headerAt(nowSeconds, secret, Buffer.from(signed));
    const { causes } = explainSignature(Buffer.from(arrived), header, secret, { now });
    expect(causes.map((cause) => cause.code)).toEqual(['wrong-secret-or-body']);
  });

  test('bytes that are not UTF-8 stay as they are around a lost newline', () => {
    const body = Buffer.from([0x7b, 0xff, 0x7d]);
    const header = headerAt(nowSeconds, secret, Buffer.concat([body, Buffer.from('\n')]));
    const { causes } = explainSignature(body, header, secret, { now });
    expect(causes.map((cause) => cause.code)).toEqual(['trailing-newline']);
  });
});

describe('the right body, signed or written in another way', () => {
  const body = Buffer.from(compact);
  const plain = (...parts: readonly (string | Buffer)[]): string =>
    parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', secret)).digest('hex');

  test.each([
    ['missing-separator', plain(`${nowSeconds}`, body), 'without what stands between', '{timestamp}.{body}'],
    ['missing-timestamp', plain(body), 'the body alone', '{timestamp}.{body}'],
    ['base64', Buffer.from(mac(body), 'hex').toString('base64'), 'in base64', 'hex, in lower case'],
    ['upper-case', mac(body).toUpperCase(), 'in upper case', 'hex, in lower case'],
  ])('%s', (code, signature, words, fix) => {
    const { causes } = explainSignature(body, `t=${nowSeconds},v1=${signature}`, secret, { now });
    expect(causes).toEqual([
      { code, message: expect.stringContaining(words), fix: expect.stringContaining(fix) },
    ]);
  });
});
