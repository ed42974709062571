import { existsSync, readFileSync } from 'node:fs';

/**
 * The script of the pages. From source it lies beside this module; of the published package the bundler may put this
 * module into any file of `dist/`, but leaves the script, an entry point, where it was.
 */
export function pageScript(from: string = import.meta.url): string {
  const ups = ['./', '../', '../../', '../../../', '../../../../'];
  const candidates = [
    new URL('./page.js', from),
    ...ups.map((up) => new URL(`${up}mock-server/docs/assets/page.js`, from)),
  ];
  const found = candidates.find((url) => existsSync(url));
  if (found === undefined) throw new Error(`The script of the documentation is missing beside ${from}.`);
  return readFileSync(found, 'utf8');
}
