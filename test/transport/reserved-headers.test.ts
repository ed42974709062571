import { validateHeaderName, validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHeaderProblems } from '../../mock-server/transport/reserved-headers.ts';

const reserved = ['X-Plextera-*', 'Content-Type', 'Event-Id'];

function codesOf(name: string, value = 'x'): readonly string[] {
  return findHeaderProblems([[name, value]], reserved).map(({ code }) => code);
}

test.each([
  'Host',
  'content-length',
  'Transfer-Encoding',
  'CONNECTION',
  'Expect',
  'Upgrade',
  'TE',
  'Trailer',
  'Keep-Alive',
  'Proxy-Authorization',
  'proxy-connection',
])('W10 %s belongs to HTTP itself', (name) => {
  expect(codesOf(name)).toEqual(['framing_header']);
});

test.each(['X-Plextera-Signature', 'x-plextera-anything', 'content-TYPE', 'event-id'])(
  'W10 %s belongs to the contract',
  (name) => {
    expect(codesOf(name)).toEqual(['reserved_header']);
  },
);

test.each(['', 'a b', 'a:b', 'a\r\nb', 'a\0', 'naïve', 'Host ', ' Host', '(x)'])(
  'W10 %j is no header name',
  (name) => {
    expect(codesOf(name)).toEqual(['invalid_name']);
  },
);

test.each(['a\rb', 'a\nb', 'a\r\nX-Evil: 1', 'a\0b', 'a\x7f', '\x1b[31m', '日本', 'x\n'])(
  'W10 %j is no header value',
  (value) => {
    expect(codesOf('X-Fine', value)).toEqual(['invalid_value']);
  },
);

test('what is fine is not complained about', () => {
  const headers = [
    ['Authorization', 'Bearer abc'],
    ['X-Empty', ''],
    ['X-Tab', 'a\tb'],
    ['X-Latin', 'caf\xe9'],
    ['X-Plexterra', 'almost'],
  ] as const;
  expect(findHeaderProblems(headers, reserved)).toEqual([]);
});

test('every bad header is named by its position', () => {
  const headers = [
    ['X-A', '1'],
    ['Host', 'x'],
    ['X-B', '\n'],
  ] as const;
  expect(findHeaderProblems(headers, reserved).map(({ index }) => index)).toEqual([1, 2]);
});

test('names and values are taken exactly when Node takes them', () => {
  const character = fc.nat(0x17f).map((code) => String.fromCharCode(code));
  const text = fc.string({ unit: character, maxLength: 6 });
  const accepts = (check: () => void): boolean => {
    try {
      check();
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(text, (some) => {
      expect(codesOf('X-Fine', some).length === 0).toBe(accepts(() => validateHeaderValue('X-Fine', some)));
      expect(codesOf(`x${some}`)[0] !== 'invalid_name').toBe(accepts(() => validateHeaderName(`x${some}`)));
    }),
    { numRuns: 1_000 },
  );
});
