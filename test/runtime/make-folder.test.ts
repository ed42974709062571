import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../mock-server/runtime/make-folder.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

test('a folder is made with those above it, for whom it is meant, and one that is there stays', () => {
  const folder = join(tempFolder(), 'one', 'two');
  makeFolder(folder, 0o700);
  makeFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test.runIf(existsSync('/proc/self'))(
  'a folder that nobody can make is refused, and not tried for ever',
  () => {
    const module = join(import.meta.dirname, '../../mock-server/runtime/make-folder.ts');
    const code = `import(${JSON.stringify(module)}).then(({ makeFolder }) => makeFolder('/proc/nobody/here'))`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', code];
    const { status, signal, stderr } = spawnSync(process.execPath, args, {
      timeout: 12_000,
      encoding: 'utf8',
    });
    expect({ status, signal }).toEqual({ status: 1, signal: null });
    expect(stderr).toContain('/proc/nobody');
  },
);
