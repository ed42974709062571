import { describe, expect, test } from 'vitest';
import { makeDocs, pageOf } from './pages.ts';

const files = makeDocs();
const pages = ['index.html', 'api.html'] as const;
const decode = (text: string) =>
  text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
const idsOf = (file: string) =>
  [...pageOf(files, file).matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => decode(id));

describe.each(pages)('%s', (file) => {
  const page = pageOf(files, file);

  test('has each id once', () => {
    const ids = idsOf(file);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('links only to files of this folder, and to places that are there', () => {
    const links = [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link = '']) => decode(link));
    expect(links.length).toBeGreaterThan(50);
    const broken = links.filter((link) => {
      const [path = '', id] = link.split('#');
      const target = path === '' ? file : decodeURIComponent(path);
      return !files.has(target) || (id !== undefined && !idsOf(target).includes(decodeURIComponent(id)));
    });
    expect(broken).toEqual([]);
  });

  test('names parts, labels and outputs that are there', () => {
    const ids = new Set(idsOf(file));
    for (const [, names = ''] of page.matchAll(/ (?:aria-labelledby|for|data-filter)="([^"]+)"/g))
      for (const name of decode(names).split(' ')) expect(ids).toContain(name);
  });

  test('holds no script, style or handler of its own', () => {
    expect(page.match(/<script[^>]*>[^<]/)).toBeNull();
    expect(page.match(/<style| style=| on\w+="|javascript:/)).toBeNull();
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  test('has one main heading, and headings that leave no level out', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
});

test('nothing in the folder is fetched from another place', () => {
  for (const file of [...pages, 'style.css', 'page.js', 'icon.svg']) {
    const outside = /(?:src|href)="(?:\w+:|\/)|url\(|@import|\bfetch\(|XMLHttpRequest|EventSource|sendBeacon/;
    expect(outside.exec(pageOf(files, file))?.[0], file).toBeUndefined();
  }
});

test('it is light: a script below 10 kB, and less than half a megabyte for both pages and all they need', () => {
  const size = (file: string) => Buffer.byteLength(pageOf(files, file));
  expect(size('page.js')).toBeLessThan(10_000);
  expect(
    [...pages, 'style.css', 'page.js', 'icon.svg'].reduce((sum, file) => sum + size(file), 0),
  ).toBeLessThan(500_000);
});
