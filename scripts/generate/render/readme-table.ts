import type { Contract } from '../read/contract.ts';
import { SpecError } from '../read/spec-error.ts';

const start = '<!-- events:start -->';
const end = '<!-- events:end -->';

/** README with the table of events between its two markers made anew. */
export function renderReadme(contract: Contract, readme: string): string {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from)
    throw new SpecError({ file: 'README.md' }, `the table of events needs its markers, ${start} and ${end}`);
  const lineEnd = readme.includes('\r\n') ? '\r\n' : '\n';
  const lines = ['', ...table(contract), ''].join(lineEnd);
  return `${readme.slice(0, from + start.length)}${lines}${readme.slice(to)}`;
}

function table(contract: Contract): readonly string[] {
  const rows = contract.events.map(({ type, summary, facts }) => {
    const also = facts.alsoKnownAs === undefined ? '' : `\`${facts.alsoKnownAs}\``;
    return `| \`${type}\` | ${cell(summary)} | ${also} |`;
  });
  return ['| event type | what happened | also known as |', '| --- | --- | --- |', ...rows];
}

/** Text that ends neither its cell nor the table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');
}
