import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** How a tree differs from what the document says: files that are missing, other, or not from the document. */
export interface Difference {
  readonly path: string;
  readonly kind: 'missing' | 'differs' | 'stray';
  /** The first line that differs, counted from 1. */
  readonly line?: number;
}

/** Compares bytes, and looks for files in `generated/` that no longer come from the document. */
export function compareFiles(root: string, files: ReadonlyMap<string, string>): readonly Difference[] {
  const differences: Difference[] = [];
  for (const [path, text] of files) {
    const absolute = join(root, path);
    if (!existsSync(absolute)) differences.push({ path, kind: 'missing' });
    else {
      const current = readFileSync(absolute, 'utf8');
      if (current !== text)
        differences.push({ path, kind: 'differs', line: firstDifferentLine(current, text) });
    }
  }
  return [...differences, ...strayFiles(root, files).map((path) => ({ path, kind: 'stray' as const }))];
}

/** Makes the tree as the document says; returns what was not so before. Each file is replaced whole or not at all. */
export function writeFiles(root: string, files: ReadonlyMap<string, string>): readonly Difference[] {
  const differences = compareFiles(root, files);
  for (const { path, kind } of differences) {
    const absolute = join(root, path);
    if (kind === 'stray') {
      rmSync(absolute);
      continue;
    }
    mkdirSync(dirname(absolute), { recursive: true });
    const temporary = `${absolute}.${process.pid}.tmp`;
    writeFileSync(temporary, files.get(path) ?? '');
    renameSync(temporary, absolute);
  }
  return differences;
}

function strayFiles(root: string, files: ReadonlyMap<string, string>): readonly string[] {
  const folder = join(root, 'generated');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !files.has(path))
    .sort();
}

function firstDifferentLine(current: string, expected: string): number {
  const lines = expected.split('\n');
  const index = current.split('\n').findIndex((line, i) => line !== lines[i]);
  return (index < 0 ? current.split('\n').length : index) + 1;
}
