import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rows } from './rows.ts';

const numbered = (letter: string, last: number, without: readonly number[] = []) =>
  Array.from({ length: last }, (_, n) => n + 1)
    .filter((n) => !without.includes(n))
    .map((n) => `${letter}${String(n).padStart(2, '0')}`);

test('every row of the catalogue is there, once and in order', () => {
  const expected = [...numbered('S', 50, [8, 15, 20, 24, 26, 43]), ...numbered('W', 16)];
  expect(rows.map(({ id }) => id)).toEqual(expected);
});

test.each(rows)('$id ($title) has a test in $file', ({ id, file }) => {
  const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
  // A name begins behind a quote; several rows may share a test.
  expect(text).toMatch(new RegExp(`['"\`](?:[SW]\\d\\d )*${id}[ :]`));
});
