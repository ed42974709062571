import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printableText } from '../../mock-server/delivery/printable-text.ts';

test('S49 escape sequences, line breaks and direction overrides lose their power', () => {
  const hostile = 'a\x1b[31mb\r\nc\x9bd\u202ee\u2066f\u2028g';
  expect(printableText(hostile)).toBe('a\ufffd[31mb\ufffd\ufffdc\ufffdd\ufffde\ufffdf\ufffdg');
});

test('ordinary text of any language stays as it is', () => {
  expect(printableText('grüße 日本 👋 <b>')).toBe('grüße 日本 👋 <b>');
});

test('S49 two megabytes become a line', () => {
  expect(printableText('x'.repeat(2_000_000), 10)).toBe('xxxxxxxxxx…');
});

test('whatever comes, the result is short and well formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const shown = printableText(text, 50);
      expect(shown.length).toBeLessThanOrEqual(51);
      expect(encodeURIComponent(shown)).not.toMatch(/%[01][0-9A-F]|%7F/);
    }),
  );
});
