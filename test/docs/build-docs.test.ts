import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { runScript } from '../scripts/run-script.ts';
import { makeDocs } from './pages.ts';

test('the folder that is published holds the same files as the server serves', async () => {
  const out = join(tempFolder(), 'site');
  const { code, stdout, stderr } = await runScript('build-docs.ts', ['--out', out]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(join(out, 'index.html'));
  const files = makeDocs();
  for (const [path, { text }] of files) expect(readFileSync(join(out, path), 'utf8'), path).toBe(text);
  const written = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(written).toHaveLength(files.size);
});

test('without a folder it writes nothing and says so', async () => {
  const { code, stderr } = await runScript('build-docs.ts', []);
  expect(code).toBe(1);
  expect(stderr).toContain('--out');
});

test('a folder that cannot be is one sentence, and no stack', async () => {
  const file = join(tempFolder(), 'file');
  writeFileSync(file, 'kept');
  const { code, stderr } = await runScript('build-docs.ts', ['--out', join(file, 'site')]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: .*site cannot be written \(ENOTDIR\)\n {2}Name a folder .*\n$/);
  expect(readFileSync(file, 'utf8')).toBe('kept');
});

test('the script of the pages has no error of types that a compiler finds', () => {
  const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', 'mock-server/docs/assets'], {
    encoding: 'utf8',
  });
  expect([stdout, status]).toEqual(['', 0]);
});
