import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assumptions, contradictions, snippets } from '../../mock-server/contract/docs.ts';
import { readProseTable, readSnippets } from '../../scripts/generate/read/read-prose.ts';
import { readSpec } from '../../scripts/generate/read/read-spec.ts';
import { projectRoot, SpecCopy } from '../scripts/spec-copy.ts';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
const heading = 'What is assumed, and why';

test('the receivers of the documentation are those of README, with their names', () => {
  const markers = [...readme.matchAll(/<!-- snippet:/g)];
  expect(snippets).toHaveLength(markers.length);
  for (const { title, code } of snippets) {
    expect(readme).toContain(`**${title}**`);
    expect(readme).toContain(`\`\`\`ts\n${code}\`\`\``);
  }
  expect(readSnippets(readme.replaceAll('\n', '\r\n'))).toEqual(snippets);
  expect(readSnippets('# no receiver')).toEqual([]);
});

test('every row of the tables of spec/README.md is there, cell by cell', () => {
  const written = readFileSync(join(projectRoot, 'spec/README.md'), 'utf8');
  for (const row of [...assumptions, ...contradictions])
    expect(written).toContain(`| ${Object.values(row).join(' | ')} |`);
  expect(assumptions.length).toBeGreaterThan(5);
  expect(contradictions.length).toBeGreaterThan(3);
});

describe('a table in the prose', () => {
  const read = (copy: SpecCopy) => readProseTable(readSpec(copy.root), heading);
  const file = 'spec/README.md';

  test('may hold a bar, and ends with its section', () => {
    const copy = new SpecCopy();
    const before = read(copy);
    const [first = []] = before;
    copy.replace(`| ${first.join(' | ')} |`, '| a \\| b | `c` |', file);
    expect(read(copy)).toEqual([['a | b', '`c`'], ...before.slice(1)]);
  });

  test('that is missing, or empty, is an error that names it', () => {
    const renamed = new SpecCopy().replace(`## ${heading}`, '## Other', file);
    expect(() => read(renamed)).toThrow(`spec/README.md: there is no section "${heading}"`);
    const emptied = new SpecCopy().write(
      `## ${heading}\n\n| fact | why |\n| --- | --- |\n\n## Next\n\n| a |\n`,
      file,
    );
    expect(() => read(emptied)).toThrow(`spec/README.md:1: the section "${heading}" needs a table with rows`);
    expect(() => read(new SpecCopy().remove(file))).toThrow('spec/README.md: there is no such file');
  });
});
