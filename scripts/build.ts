import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * `dist/`: one file per door and per verb of the command line, with what they share in chunks, because fewer files
 * start faster. Packages stay packages, so that a fix in one of them reaches users without us.
 */
const root = join(import.meta.dirname, '..');
rmSync(join(root, 'dist'), { recursive: true, force: true });

await build({
  absWorkingDir: root,
  entryPoints: ['consumer', 'index', 'testing', 'testing-vitest', 'cli/main', 'store/sqlite/worker'].map(
    (name) => `mock-server/${name}.ts`,
  ),
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
