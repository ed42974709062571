import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Every file of the dashboard with its media type; no other path is ever read. */
export const dashboardFiles = {
  'app.js': 'text/javascript; charset=utf-8',
  'app.css': 'text/css; charset=utf-8',
  'theme.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

export type DashboardFile = keyof typeof dashboardFiles;

/** What the bundler makes of the sources. */
export interface BundledDashboard {
  readonly bundleDashboard: () => Promise<ReadonlyMap<string, Uint8Array>>;
}

/** Files by name, all of them. From source they are bundled now, which takes a moment; the package has them ready. */
export async function loadDashboard(): Promise<ReadonlyMap<string, Uint8Array>> {
  if (import.meta.url.endsWith('.ts')) {
    // By its address, so that the bundler of the package, which users do not have, stays out of the package.
    const bundler = new URL('./bundle-dashboard.ts', import.meta.url).href;
    return ((await import(bundler)) as BundledDashboard).bundleDashboard();
  }
  const folder = builtFolder(import.meta.url);
  const names = Object.keys(dashboardFiles);
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
