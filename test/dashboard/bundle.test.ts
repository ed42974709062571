import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleDashboard } from '../../mock-server/server/dashboard/bundle-dashboard.ts';

const files = await bundleDashboard();
const text = (name: string) => Buffer.from(files.get(name) ?? []).toString();
const scripts = [...files.keys()].filter((name) => name.endsWith('.js'));

/** The files that a script loads before it runs. */
function withImports(name: string): readonly string[] {
  const imported = [...text(name).matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)].map(
    ([, file]) => file ?? '',
  );
  return [name, ...imported.flatMap(withImports)];
}

test('the bundler makes the files that the page asks for, and parts that scripts load', () => {
  const [named, parts] = [
    [...files.keys()].filter((name) => !name.startsWith('part-')),
    [...files.keys()].filter((name) => name.startsWith('part-')),
  ];
  expect(named.sort()).toEqual(['app.css', 'app.js', 'first-page.mjs', 'icon.svg', 'theme.js']);
  const code = scripts.map(text).join();
  for (const part of parts) expect(code).toContain(`"./${part}"`);
});

test('the script that runs before anything is drawn is no module', () => {
  expect(() => new Script(text('theme.js'))).not.toThrow();
  expect(() => new Script(text('app.js'))).toThrow();
});

test('what draws the first page in the server imports nothing but what it never draws', () => {
  const imported = [...text('first-page.mjs').matchAll(/(?:from|import\(?)"([^"]+)"/g)].map(
    ([, file]) => file,
  );
  expect(imported).toEqual(['./other-pages.tsx']);
});

test('nothing in them comes from elsewhere, or writes markup', () => {
  expect(text('app.css')).not.toMatch(/url\(|@import/);
  for (const name of scripts)
    expect(text(name)).not.toMatch(/\beval\(|new Function|document\.write|insertAdjacentHTML/);
});

test('all scripts together are below 100 kB as a network carries them, and the list needs less than half of them', () => {
  const size = (names: Iterable<string>) =>
    [...new Set(names)].reduce((sum, name) => sum + gzipSync(files.get(name) ?? '').byteLength, 0);
  const all = size(scripts);
  expect(all).toBeLessThan(100_000);
  expect(size(withImports('app.js'))).toBeLessThan(all / 2);
});
