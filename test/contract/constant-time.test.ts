import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../mock-server/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const offends = (line: string): boolean =>
  (compared.test(line) || comparedTo.test(line)) && !/\b(?:undefined|null|length|Key)\b|typeof/.test(line);
const compared = /\b(?:signature|expected|candidate|mac|digest|hmac)\w*\b(?:\(\))?\s*[=!]==?(?![>=])/i;
const comparedTo = /[=!]==?\s*(?:\w+\.)*(?:signature|expected|candidate|mac|digest|hmac)s?\b(?![.\w])/i;

test('V02 no file compares a signature with ===', () => {
  const offending = files.flatMap((path) =>
    readFileSync(new URL(path, root), 'utf8')
      .split('\n')
      .filter(offends)
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(offending).toEqual([]);
});

test('V02 the verifier compares with timingSafeEqual, behind a comparison of lengths', () => {
  const source = readFileSync(new URL('signature/verify.ts', root), 'utf8');
  expect(source).toMatch(/\.length === expected\.length && timingSafeEqual\(/);
});

test.each([
  'if (signature === expected) return true;',
  'return computed === signature;',
  'if (header.signature !== mac) throw error;',
])('the rule would see %s', (line) => {
  expect(offends(line)).toBe(true);
});
