import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, temporaryFolder } from './spec-copy.ts';

/**
 * Compiles modules beside `generated/` by the project's own compiler and options; returns what the compiler says, one
 * line for each error, and '' where all is well.
 */
export function typeCheck(modules: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  cpSync(join(projectRoot, 'generated'), join(folder, 'generated'), { recursive: true });
  for (const [name, text] of Object.entries(modules)) writeFileSync(join(folder, name), text);
  return compile(folder);
}

/** Compiles all of a folder. */
export function compile(folder: string): string {
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const config = {
    extends: join(projectRoot, 'tsconfig.json'),
    include: [join(folder, '**/*')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(projectRoot, 'node_modules/.bin/tsc');
  const { stdout } = spawnSync(tsc, ['-p', join(folder, 'tsconfig.json'), '--pretty', 'false'], {
    encoding: 'utf8',
  });
  return stdout.trim();
}
