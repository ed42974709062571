import { dirname, join, posix } from 'node:path';
import { readText, type Spec } from './read-spec.ts';
import { SpecError } from './spec-error.ts';

/** The rows below the heading row of the first table of a section of `spec/README.md`, cell by cell. */
export function readProseTable(spec: Spec, heading: string): readonly (readonly string[])[] {
  const file = posix.join(posix.dirname(spec.file), 'README.md');
  const lines = readText(join(dirname(spec.absoluteFile), 'README.md'), file).split(/\r?\n/);
  const from = lines.indexOf(`## ${heading}`);
  if (from < 0)
    throw new SpecError({ file }, `there is no section "${heading}", which the documentation shows`);
  const section = lines.slice(from + 1);
  const end = section.findIndex((line) => line.startsWith('## '));
  const [, , ...rows] = (end < 0 ? section : section.slice(0, end)).filter((line) => line.startsWith('|'));
  if (rows.length === 0)
    throw new SpecError({ file, line: from + 1 }, `the section "${heading}" needs a table with rows`);
  return rows.map(cellsOf);
}

/** A bar in the text of a cell is written `\|`. */
function cellsOf(row: string): readonly string[] {
  const cells = row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/);
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** A receiver that README shows: `title`, what stands beside it, and the code. */
export interface ReadmeSnippet {
  readonly title: string;
  readonly note: string;
  readonly code: string;
}

/** The receivers of README, between its markers; a test holds them equal to those that are tested. */
export function readSnippets(readme: string): readonly ReadmeSnippet[] {
  const pattern =
    /^\*\*(?<title>[^*\n]+)\*\*(?<note>[^\n]*)\n+<!-- snippet:[\w-]+ -->\n+```\w+\n(?<code>[\s\S]*?)```\n+<!-- \/snippet -->/gm;
  return [...readme.replaceAll('\r\n', '\n').matchAll(pattern)].map(({ groups = {} }) => ({
    title: groups.title ?? '',
    note: (groups.note ?? '').trim().replace(/^\(|\)$/g, ''),
    code: groups.code ?? '',
  }));
}
