import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { heldOtherwise } from './held-otherwise.ts';
import { rows } from './rows.ts';

/** The rows that the names of tests in this folder begin with. */
function testedRows(): ReadonlySet<string> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'));
  const text = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');
  return new Set([...text.matchAll(/\b(?:test|describe)\b[^'\n]*\(\s*'(A\d\d): /g)].map(([, id = '']) => id));
}

test('every row has a test of its own, or one line on what holds it', () => {
  const tested = testedRows();
  const held = (id: string) => tested.has(id) || id in heldOtherwise;
  expect(Object.keys(rows).filter((id) => !held(id))).toEqual([]);
});

test('no test is of a row that is not there, and nothing is held twice', () => {
  const tested = [...testedRows()];
  expect(tested.filter((id) => !(id in rows))).toEqual([]);
  expect(Object.keys(heldOtherwise).filter((id) => tested.includes(id))).toEqual([]);
});
