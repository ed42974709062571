import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const sources = fileURLToPath(new URL('../../dashboard/', import.meta.url));

/** Bundles the sources of the dashboard for a browser: each file's name and bytes. What a page needs is a part of its own. */
export async function bundleDashboard(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: sources,
    entryPoints: ['app.tsx', 'theme.ts', { in: 'styles/app.css', out: 'app' }, 'icon.svg'].map((entry) =>
      typeof entry === 'string' ? { in: entry, out: entry.replace(/\.\w+$/, '') } : entry,
    ),
    loader: { '.svg': 'copy' },
    outdir: 'out',
    splitting: true,
    chunkNames: 'part-[hash]',
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
}
