import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { differenceTable, findDifferences } from './stripe-differences.ts';

const readme = new URL('../../spec/README.md', import.meta.url);

test.runIf(existsSync(readme))('spec/README.md holds the table of differences that is measured here', () => {
  const text = readFileSync(readme, 'utf8');
  const documented = /<!-- stricter:start -->\n+([\s\S]*?)\n+<!-- stricter:end -->/.exec(text)?.[1];
  expect(documented).toBe(differenceTable());
});

test('what we accept and Stripe refuses is one value in a list, and bodies that only bytes can hold', () => {
  const wider = findDifferences().filter(({ ours }) => ours === 'accepts');
  expect(wider.map(({ about }) => about)).toEqual([
    'the header as a list of one',
    'an empty body, as text',
    'bytes with a byte order mark',
    'bytes that are not UTF-8',
  ]);
});

test('everything else that differs is refused here for a named reason', () => {
  const stricter = findDifferences().filter(({ ours }) => ours !== 'accepts');
  expect(stricter.length).toBeGreaterThan(20);
  for (const { ours } of stricter) expect(ours).toMatch(/^(?:[a-z-]+|PLEXTERA_[A-Z_]+)$/);
});
