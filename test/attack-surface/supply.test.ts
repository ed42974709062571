import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { projectRoot, SpecCopy, sharedGenerator } from '../scripts/spec-copy.ts';

const generate = sharedGenerator();

interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
}

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;
const locked = (JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> })
  .packages;

describe('A25: the contract is read without the network', () => {
  test('a reference to another server is refused, and that server is not asked', async () => {
    const server = await startRecordingReceiver({ status: 200, body: 'type: string' });
    const url = `http://127.0.0.1:${server.port}/schema.yaml`;
    const copy = new SpecCopy().replace(
      'description: A workflow run reached FAILED.',
      `description: A workflow run reached FAILED.\n      x-more: { $ref: '${url}' }`,
    );
    await expect(generate(copy.root)).rejects.toThrow('nothing is fetched');
    expect(server.requests).toEqual([]);
  }, 60_000);
});

describe('A26: text of the contract is text in the code that is made of it', () => {
  test('whatever it would end', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what must not become one.
    const hostile = '*/ globalThis.taken = 1; /* `${globalThis.taken = 1}` \'; globalThis.taken = 1; "\u2028';
    const copy = new SpecCopy().replace(
      'title: Plextera webhooks',
      `title: ${JSON.stringify(hostile).replace('\u2028', '\\u2028')}`,
    );
    const catalog = (await generate(copy.root)).get('generated/catalog.ts') ?? '';
    const { code } = transformSync(catalog, { loader: 'ts', format: 'esm' });
    const made = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    expect(made.contract.title).toBe(hostile);
    expect('taken' in globalThis).toBe(false);
  }, 60_000);
});

describe('A28: what is installed is little, known, and runs nothing', () => {
  test('the packages that come along are these', () => {
    expect(Object.keys(manifest.dependencies ?? {})).toEqual([
      'ajv',
      'commander',
      'fastest-levenshtein',
      'fastify',
      'hdr-histogram-js',
      'libsql',
      'pg',
      'pg-boss',
      'prom-client',
      'pure-rand',
      'ulid',
      'undici',
      'yaml',
    ]);
  });

  test('each version is locked by its digest', () => {
    const packages = Object.entries(locked).filter(([path]) => path.startsWith('node_modules/'));
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  test('none that comes along has a script that runs at installation, and we have none', () => {
    const scripted = Object.entries(locked).filter(
      ([, { dev, hasInstallScript }]) => hasInstallScript && !dev,
    );
    expect(scripted.map(([path]) => path)).toEqual([]);
    const ours = Object.keys(manifest.scripts ?? {});
    expect(ours.filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  test('what is published is a list of what is meant, and never all but something', () => {
    expect(manifest.files).toEqual(expect.arrayContaining(['dist']));
    expect(JSON.stringify(manifest.files)).not.toMatch(/!|\*\*|"\.?"|test|scripts/);
  });

  test('the actions that check it are pinned to a commit', () => {
    const folder = join(projectRoot, '.github/workflows');
    const uses = readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/uses: *(\S+)/g)].map(
        ([, action = '']) => action,
      ),
    );
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^\.\/|@[0-9a-f]{40}$/);
  });
});

describe('A29: no version with a known hole is locked', () => {
  test.each([
    // CVE-2026-25223, CVE-2026-25224, CVE-2026-3635, CVE-2026-33806.
    ['fastify', '5.8.5'],
    // CVE-2026-12151, CVE-2025-47279.
    ['undici', '7.28.0'],
  ])('%s is at least %s', (name, floor) => {
    const copies = Object.entries(locked).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(copies.length).toBeGreaterThan(0);
    for (const [path, { version, dev }] of copies)
      if (!dev) expect(compareVersions(version, floor), `${path} ${version}`).toBeGreaterThanOrEqual(0);
    expect(manifest.dependencies?.[name]).toMatch(/^\^/);
    const least = manifest.dependencies?.[name]?.slice(1) ?? '0.0.0';
    expect(compareVersions(least, floor)).toBeGreaterThanOrEqual(0);
  });
});

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1;
  return at < 0 ? 0 : (a?.[at] ?? 0) - (b?.[at] ?? 0);
}
