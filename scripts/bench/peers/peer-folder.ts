import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder where packages that ours are compared with are installed for one run; none of them is a dependency. */
export class PeerFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'plextera-bench-'));
  readonly #require = createRequire(join(this.path, 'package.json'));

  constructor() {
    writeFileSync(join(this.path, 'package.json'), '{ "private": true }');
  }

  /** @param packages with their exact versions, so that a later run compares with the same. */
  install(...packages: readonly string[]): void {
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', ...flags, ...packages], {
      cwd: this.path,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  /** What an installed package exports; its types are not there, so the caller says as much as it uses. */
  load<Exports>(name: string): Exports {
    return this.#require(name) as Exports;
  }

  /** The same for a package that is made of ECMAScript modules. */
  async import<Exports>(name: string): Promise<Exports> {
    const found = execFileSync(
      process.execPath,
      ['--input-type=module', '-e', `console.log(import.meta.resolve('${name}'))`],
      { cwd: this.path, encoding: 'utf8' },
    );
    return (await import(found.trim())) as Exports;
  }

  bin(name: string): string {
    return join(this.path, 'node_modules/.bin', name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
