import { existsSync } from 'node:fs';

/**
 * The file of a worker, seen from the module at `from`, which stands beside it in the source. The bundler may put that
 * module into any file of `dist/`, but leaves the worker, an entry point, where it was.
 *
 * @param path the built worker below the root of the package, such as `mock-server/store/sqlite/worker.js`.
 * @throws Error where the package is not whole.
 */
export function workerFile(from: string, path: string): URL {
  if (from.endsWith('.ts')) return new URL('./worker-from-source.mjs', from);
  const candidates = ['./', '../', '../../', '../../../', '../../../../'].map(
    (up) => new URL(`${up}${path}`, from),
  );
  const found = candidates.find((url) => existsSync(url));
  if (found === undefined) throw new Error(`${path} is missing beside ${from}.`);
  return found;
}
