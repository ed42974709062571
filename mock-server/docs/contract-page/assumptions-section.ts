import { html, type Markup } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { heading } from '../parts/anchor.ts';
import { paragraphs, sentence } from '../parts/prose.ts';
import { table } from '../parts/table.ts';

/** What nobody publishes and why it is as it is, and where the sources disagree. */
export function assumptionsSection({ prose, assumptions, contradictions }: ContractDocs): Markup {
  const [, ...marks] = prose.overview.split(/\n\s*\n/);
  return html`<section aria-labelledby="assumptions">
${heading(2, 'assumptions', 'Assumptions')}${
  marks.length === 0
    ? undefined
    : html`<p>Of its marks the document says:</p>
<blockquote>${paragraphs(marks.join('\n\n'))}</blockquote>`
}
${table(
  'What is assumed, and why',
  ['what is assumed', 'why'],
  assumptions.map(({ fact, why }) => [html`${sentence(fact)}`, sentence(why)]),
)}
${heading(3, 'contradictions', 'Where the sources contradict each other')}${table(
  'Where the sources contradict each other',
  ['they say', 'and', 'it is read as'],
  contradictions.map(({ one, other, reading }) => [
    html`${sentence(one)}`,
    sentence(other),
    sentence(reading),
  ]),
)}</section>
`;
}
