import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from './spec-copy.ts';

// It is the one module that is not TypeScript, so that the project's own type check leaves it out.
it('the worker of the AsyncAPI parser has the types that its comments claim', () => {
  const tsc = join(projectRoot, 'node_modules/.bin/tsc');
  const options = '--ignoreConfig --noEmit --allowJs --checkJs --strict --module nodenext --types node';
  const worker = 'scripts/generate/read/asyncapi-worker.mjs';

  const { stdout, status } = spawnSync(
    tsc,
    [...options.split(' '), '--allowImportingTsExtensions', '--skipLibCheck', worker],
    { cwd: projectRoot, encoding: 'utf8' },
  );

  expect(stdout).toBe('');
  expect(status).toBe(0);
});
