import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { generateFiles } from '../../scripts/generate/generate-files.ts';
import { type AsyncApiParser, startAsyncApiParser } from '../../scripts/generate/read/asyncapi-parser.ts';
import { readSpec, readText } from '../../scripts/generate/read/read-spec.ts';

export const projectRoot = join(import.meta.dirname, '..', '..');

/** A temporary folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plextera-spec-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of what the generator reads and writes, for a test to spoil. */
export class SpecCopy {
  readonly root = temporaryFolder();

  constructor() {
    for (const part of ['spec', 'generated', 'README.md'])
      cpSync(join(projectRoot, part), join(this.root, part), { recursive: true });
  }

  read(path = 'spec/asyncapi.yaml'): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(text: string, path = 'spec/asyncapi.yaml'): this {
    writeFileSync(join(this.root, path), text);
    return this;
  }

  /** Replaces the first occurrence of a text, which has to be there. */
  replace(from: string, to: string, path = 'spec/asyncapi.yaml'): this {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold ${JSON.stringify(from)} any more`);
    return this.write(
      text.replace(from, () => to),
      path,
    );
  }

  remove(path: string): this {
    rmSync(join(this.root, path), { recursive: true });
    return this;
  }

  rename(from: string, to: string): this {
    renameSync(join(this.root, from), join(this.root, to));
    return this;
  }

  makeFolder(path: string): this {
    mkdirSync(join(this.root, path), { recursive: true });
    return this;
  }
}

/** One parser for all generations of a test file: starting it takes longer than a generation. */
export function sharedGenerator(): (root: string) => Promise<ReadonlyMap<string, string>> {
  let parser: AsyncApiParser | undefined;
  afterAll(async () => parser?.close());
  return async (root) => {
    parser ??= startAsyncApiParser();
    const spec = readSpec(root);
    return generateFiles(spec, readText(join(root, 'README.md'), 'README.md'), parser);
  };
}
