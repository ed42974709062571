import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const sources = fileURLToPath(new URL('../../dashboard/', import.meta.url));

/** Bundles the sources of the dashboard: each file's name and bytes. All are for a browser but `first-page.mjs`. */
export async function bundleDashboard(): Promise<ReadonlyMap<string, Uint8Array>> {
  const bundles = await Promise.all([
    // What is shown later is a part of its own.
    bundle({
      entryPoints: { app: 'app.tsx' },
      format: 'esm',
      splitting: true,
      chunkNames: 'part-[hash]',
    }),
    // Runs before anything is drawn, so it is no module, and shares no part with one.
    bundle({ entryPoints: { theme: 'theme.ts' }, format: 'iife' }),
    bundle({ entryPoints: { app: 'styles/app.css', icon: 'icon.svg' }, loader: { '.svg': 'copy' } }),
    // For the server, which draws none of the pages that come later.
    bundle({
      entryPoints: { 'first-page': 'first-page.tsx' },
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      outExtension: { '.js': '.mjs' },
      external: ['./other-pages.tsx'],
    }),
  ]);
  return new Map(bundles.flat());
}

async function bundle(options: BuildOptions): Promise<readonly (readonly [string, Uint8Array])[]> {
  const { outputFiles = [] } = await build({
    absWorkingDir: sources,
    outdir: 'out',
    write: false,
    bundle: true,
    platform: 'browser',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    ...options,
  });
  return outputFiles.map(({ path, contents }) => [basename(path), contents]);
}
