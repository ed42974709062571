import { manyLines, oneLine } from './printable.ts';

/** Text on one line of GitHub's Markdown, where nothing in it is markup, a link, a mention or the end of a table's cell. */
export function markdownText(text: string): string {
  return oneLine(text.replaceAll(/\s+/g, ' '))
    .replaceAll(/[&<>\\`*_[\]{}|~#@:!$]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`);
}

/** A block of code that nothing in it can end. */
export function markdownCode(text: string, language = ''): readonly string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...manyLines(text), fence];
}
