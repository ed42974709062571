import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { releasedFolder } from '../read/released-contract.ts';
import type { WireContract } from '../read/wire-contract.ts';

/**
 * Makes a contract the released one: its document and the examples that it refers to. The folder is written beside
 * its place and then moved there, so that it is the old one, the new one, or for a moment absent, and never half.
 */
export function writeReleased(root: string, { spec, events }: WireContract): void {
  const released = join(root, releasedFolder);
  const folder = dirname(spec.absoluteFile);
  const [next, last] = [`${released}.next`, lastOf(root)];
  rmSync(next, { recursive: true, force: true });
  const files = [
    spec.absoluteFile,
    ...events.flatMap(({ examples }) => examples.map((one) => one.absoluteFile)),
  ];
  for (const file of files) {
    const target = join(next, file.slice(folder.length));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
  rmSync(last, { recursive: true, force: true });
  if (existsSync(released)) renameSync(released, last);
  renameSync(next, released);
  rmSync(last, { recursive: true, force: true });
}

/** Puts the released contract back where a release was stopped between its two moves. */
export function mendReleased(root: string): void {
  const released = join(root, releasedFolder);
  if (!existsSync(released) && existsSync(lastOf(root))) renameSync(lastOf(root), released);
}

function lastOf(root: string): string {
  return `${join(root, releasedFolder)}.last`;
}
