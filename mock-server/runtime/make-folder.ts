import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it; one that is there stays as it is. Throws the error of the file system.
 *
 * Not by Node's `recursive`: where a folder cannot be made in one that is there, as below /proc, that tries for ever.
 *
 * @param mode of the folders that are made.
 */
export function makeFolder(folder: string, mode = 0o777): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder), mode);
  mkdirSync(folder, { mode });
}
