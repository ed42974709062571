import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rules } from '../../scripts/contract-diff/rules.ts';

const [, table = ''] =
  /<!-- rules:start -->\n([\s\S]*)<!-- rules:end -->/.exec(readFileSync('spec/README.md', 'utf8')) ?? [];

it('the table of compatibility in spec/README.md is that of the rules', () => {
  const rows = Object.entries(rules).map(
    ([name, { verdict, change, why }]) => `| ${verdict} | \`${name}\` | ${change} | ${why} |`,
  );

  expect(table.trim().split('\n').slice(2)).toEqual(rows);
});
