import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const linesOf = (path: string) => readFileSync(join(root, path), 'utf8').split('\n');

test('every figure that README quotes is one of the last whole run of the benchmarks, with its machine', () => {
  const results = new Set(linesOf('scripts/bench/results.md'));
  const readme = linesOf('README.md');
  const [from, to] = [readme.indexOf('<!-- bench -->'), readme.indexOf('<!-- /bench -->')];
  const quoted = readme.slice(from + 1, to).filter((line) => line !== '');
  expect(from).toBeGreaterThan(0);
  expect(quoted.length).toBeGreaterThan(10);
  expect(quoted[0]).toMatch(/^Node v.*\d{4}-\d\d-\d\d/);
  expect(quoted.filter((line) => !results.has(line))).toEqual([]);
});
