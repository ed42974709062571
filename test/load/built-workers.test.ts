import { execFile } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { receive } from '../../mock-server/receiver/receive.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { secretText } from './load-bench.ts';

const root = join(import.meta.dirname, '..', '..');

test('the bundled command line finds its workers, and they send', async () => {
  const folder = tempFolder();
  await build({
    absWorkingDir: root,
    entryPoints: ['cli/main', 'load/workers/worker'].map((name) => `mock-server/${name}.ts`),
    outdir: join(folder, 'dist'),
    outbase: '.',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const receiver = await startRecordingReceiver(200);
  const options = ['--workers', '2', '--count', '60', '--concurrency', '4', '--json'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(folder, 'dist/mock-server/cli/main.js'), 'load', '--to', receiver.url, ...options],
    { cwd: '/', env: { ...process.env, PLEXTERA_SIGNING_SECRET: secretText } },
  );
  expect(JSON.parse(stdout)).toMatchObject({ ended: 'done', sent: 60, answered: 60, errors: 0 });
  expect(stdout).not.toContain(secretText);
  expect(receiver.requests).toHaveLength(60);
  for (const { body, headers } of receiver.requests)
    expect(receive(body, headers, secretText)).toMatchObject({ kind: 'event', diagnostics: [] });
});
