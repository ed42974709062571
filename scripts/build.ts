import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleDashboard } from '../mock-server/server/dashboard/bundle-dashboard.ts';

/**
 * `dist/`: one file per door and per verb of the command line, with what they share in chunks, because fewer files
 * start faster. Packages stay packages, so that a fix in one of them reaches users without us.
 */
const root = join(import.meta.dirname, '..');
rmSync(join(root, 'dist'), { recursive: true, force: true });

await build({
  absWorkingDir: root,
  entryPoints: [
    'consumer',
    'index',
    'testing',
    'testing-vitest',
    'cli/main',
    'store/sqlite/worker',
    'load/workers/worker',
  ]
    .map((name) => `mock-server/${name}.ts`)
    // The browser's script stays a file of its own, which the documentation reads as text.
    .concat('mock-server/docs/assets/page.js'),
  outdir: 'dist',
  outbase: '.',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  minifyWhitespace: true,
  minifySyntax: true,
});
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
execFileSync(process.execPath, [compiler, '-p', 'mock-server/tsconfig.json'], {
  cwd: root,
  stdio: 'inherit',
});
mkdirSync(join(root, 'dist', 'dashboard'));
for (const [name, bytes] of await bundleDashboard())
  writeFileSync(join(root, 'dist', 'dashboard', name), bytes);
