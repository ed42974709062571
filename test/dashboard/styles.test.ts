import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../mock-server/dashboard/styles');

test('no two style sheets say how the same class looks, so that one page cannot change another', () => {
  const sheets = new Map<string, Set<string>>();
  for (const sheet of readdirSync(folder))
    for (const [, name = ''] of readFileSync(join(folder, sheet), 'utf8').matchAll(
      /^\.([\w-]+)(?=[,.:]| \{)/gm,
    ))
      sheets.set(name, (sheets.get(name) ?? new Set()).add(sheet));
  const shared = [...sheets].filter(([, names]) => names.size > 1).map(([name]) => name);
  expect(shared).toEqual([]);
});
