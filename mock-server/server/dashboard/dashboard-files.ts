import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { FirstPage } from './first-list.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** A file of the dashboard as it is answered. */
export interface DashboardFile {
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Its name changes with its content, so that a browser may keep it. */
  readonly isLasting: boolean;
}

/** What the bundler makes of the sources. */
export interface BundledDashboard {
  readonly bundleDashboard: () => Promise<ReadonlyMap<string, Uint8Array>>;
}

export interface LoadedDashboard {
  /** All that a browser may ask for, by name: no other path is ever read. */
  readonly files: ReadonlyMap<string, DashboardFile>;
  /** `dashboard/first-page.tsx`. */
  readonly firstPage: FirstPage;
}

/** Runs here, and is no file that is answered. */
const serverScript = 'first-page.mjs';

/** The dashboard as it is served. From source it is bundled now; the package has it ready. */
export async function loadDashboard(): Promise<LoadedDashboard> {
  const bundled = import.meta.url.endsWith('.ts') ? await bundleNow() : await readBuilt();
  const script = Buffer.from(bundled.get(serverScript) ?? '').toString('base64');
  const files = [...bundled]
    .filter(([name]) => name !== serverScript)
    .map(([name, bytes]): [string, DashboardFile] => [
      name,
      {
        mediaType: mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        bytes: Buffer.from(bytes),
        isLasting: name.startsWith('part-'),
      },
    ]);
  return {
    files: new Map(files),
    // It imports nothing, so it needs no place among other files.
    firstPage: (await import(`data:text/javascript;base64,${script}`)) as FirstPage,
  };
}

/** What a script imports at once, and what that imports; the bundler gives every import a line of its own form. */
export function importsOf(files: ReadonlyMap<string, DashboardFile>, name: string): readonly string[] {
  const script = textOf(files, name);
  const imported = [...script.matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)].map(([, file = '']) => file);
  return [...new Set(imported.flatMap((file) => [file, ...importsOf(files, file)]))];
}

export function textOf(files: ReadonlyMap<string, DashboardFile>, name: string): string {
  return files.get(name)?.bytes.toString('utf8') ?? '';
}

let bundled: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

/** Once for all servers of a process. */
function bundleNow(): Promise<ReadonlyMap<string, Uint8Array>> {
  // By its address, so that the bundler of the package, which users do not have, stays out of the package.
  const bundler = new URL('./bundle-dashboard.ts', import.meta.url).href;
  bundled ??= import(bundler).then((module: BundledDashboard) => module.bundleDashboard());
  return bundled;
}

async function readBuilt(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = builtFolder(import.meta.url);
  const names = await readdir(folder);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder))] as const)),
  );
}

/** `dist/dashboard/`, seen from whichever file of `dist/` the bundler put this module in. */
function builtFolder(from: string): URL {
  const candidates = ['./', '../', '../../', '../../../', '../../../../'].map(
    (up) => new URL(`${up}dashboard/`, from),
  );
  const found = candidates.find((url) => existsSync(new URL('app.js', url)));
  if (found === undefined) throw new Error(`The files of the dashboard are missing beside ${from}.`);
  return found;
}
