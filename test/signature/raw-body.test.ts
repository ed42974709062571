import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { sign } from '../../mock-server/signature/sign.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { headerAt, now, nowSeconds, outcome, secret } from './independent-signer.ts';

const canary =
  '{ "b":1.0,"a":1e2,"2":0,"1":-0,"n":9007199254740993,"s":"\\/\\u00e9é\\u2028","d":1,"d":2,"__proto__":{"x":1}}\n';

describe('the bytes are verified as they arrived', () => {
  test.each([
    ['V21 the canary body, which no parser gives back', canary],
    ['V22 a byte order mark', '\ufeff{"a":1}'],
    ['V23 emoji and U+2028', '{"s":"😀\u2028"}'],
    ['V23 composed text', '{"s":"\u00e9"}'],
    ['V23 decomposed text', '{"s":"e\u0301"}'],
    ['V23 an escaped lone surrogate', '{"s":"\\ud83d 😀"}'],
    ['an empty body', ''],
    ['CRLF and a newline at the end', '{\r\n}\r\n'],
    ['one megabyte', 'x'.repeat(1_048_576)],
  ])('%s', (_name, text) => {
    const bytes = Buffer.from(text);
    const header = headerAt(nowSeconds, secret, bytes);
    expect(outcome(header, bytes)).toBe('verified');
    expect(outcome(header, Uint8Array.from(bytes))).toBe('verified');
    expect(outcome(header, text)).toBe('verified');
    expect(outcome(header, Buffer.concat([bytes, Buffer.from('\n')]))).toBe('signature-mismatch');
  });

  test('V22 invalid UTF-8 is verified, and its text with U+FFFD is another body', () => {
    const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
    const replaced = Buffer.from(bytes.toString('utf8'));
    expect(outcome(headerAt(nowSeconds, secret, bytes), bytes)).toBe('verified');
    expect(outcome(headerAt(nowSeconds, secret, replaced), bytes)).toBe('signature-mismatch');
    expect(outcome(headerAt(nowSeconds, secret, bytes), replaced)).toBe('signature-mismatch');
  });

  test('V22 a body with a byte order mark is another than the one without', () => {
    const header = headerAt(nowSeconds, secret, Buffer.from('{}'));
    expect(outcome(header, '\ufeff{}')).toBe('signature-mismatch');
  });

  test('V23 composed and decomposed text are two bodies', () => {
    const header = headerAt(nowSeconds, secret, Buffer.from('é'.normalize('NFD')));
    expect(outcome(header, 'é'.normalize('NFC'))).toBe('signature-mismatch');
  });

  test('a view into a larger buffer stands for its own bytes alone', () => {
    const whole = Buffer.from('xx{"a":1}yy');
    const view = new Uint8Array(whole.buffer, whole.byteOffset + 2, 7);
    expect(outcome(headerAt(nowSeconds, secret, Buffer.from('{"a":1}')), view)).toBe('verified');
  });

  test('bytes of another realm count as bytes, as they do in a Jest test', () => {
    const foreign: Uint8Array = runInNewContext('Uint8Array.of(123, 125)');
    expect(foreign instanceof Uint8Array).toBe(false);
    expect(outcome(headerAt(nowSeconds, secret, Buffer.from('{}')), foreign)).toBe('verified');
  });
});

describe('a body that is not raw', () => {
  const parsed = [{ a: 1 }, [], null, undefined, 42, true, new ArrayBuffer(2), new Uint16Array(2), new Map()];

  test.each(parsed)('%j is refused with the reason', (body) => {
    const result = verifySignature(body as unknown as string, headerAt(nowSeconds), secret, { now });
    expect(result).toMatchObject({ kind: 'refused', check: 'body-not-raw' });
    expect(result).toHaveProperty(
      'message',
      expect.stringMatching(/^the body is not raw: hand over the bytes/),
    );
  });

  test.each(parsed)('%j cannot be signed', (body) => {
    expect(() => sign(body as unknown as string, secret)).toThrow(
      expect.objectContaining({
        code: 'PLEXTERA_BAD_OPTION',
        message: 'The body to sign is neither text nor bytes.',
        hint: 'Serialise the event once, then sign and send the same bytes.',
      }),
    );
  });
});
