import { execFile } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const engine = join(root, 'mock-server/store/sqlite/open-sqlite-store.ts');
const print = `const clock = { now: Date.now, monotonicMs: () => 0 };
  export async function print() {
    const store = await openSqliteStore({ clock });
    console.log(JSON.stringify(await store.health()));
    await store.close();
  }`;

test('the bundled store finds its worker, in a chunk that entry points share and in one of them', async () => {
  const folder = tempFolder();
  const entry = async (path: string, text: string) => {
    await writeFile(join(folder, path), text);
    return join(folder, path);
  };
  const shared = await entry('shared.ts', `import { openSqliteStore } from '${engine}';\n${print}`);
  const [one, two] = [1, 2].map((n) =>
    entry(`entry${n}.ts`, `import { print } from '${shared}';\nawait print();`),
  );
  const alone = entry('alone.ts', `import { openSqliteStore } from '${engine}';\n${print}\nawait print();`);
  const common = {
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    chunkNames: 'chunks/[name]-[hash]',
  } as const;
  const worker = {
    in: join(root, 'mock-server/store/sqlite/worker.ts'),
    out: 'mock-server/store/sqlite/worker',
  };
  const files = await Promise.all([one, two, alone]);
  const outputs = ['mock-server/cli/main', 'mock-server/testing', 'mock-server/index'];
  const named = files.map((file, n) => ({ in: file ?? '', out: outputs[n] ?? '' }));
  await build({ ...common, entryPoints: [...named.slice(0, 2), worker], outdir: join(folder, 'dist') });
  await build({ ...common, entryPoints: [...named.slice(2), worker], outdir: join(folder, 'single') });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const file of [
    'dist/mock-server/cli/main.js',
    'dist/mock-server/testing.js',
    'single/mock-server/index.js',
  ]) {
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, file)], { cwd: '/' });
    expect(JSON.parse(stdout)).toEqual({ ok: true, waiting: 0, inFlight: 0 });
  }
});
