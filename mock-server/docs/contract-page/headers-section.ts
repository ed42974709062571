import { html, type Markup } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { heading } from '../parts/anchor.ts';
import { contractTree } from './contract-tree.ts';

/** What all events have in common. */
export function envelopeSection(docs: ContractDocs): Markup {
  return html`<section aria-labelledby="envelope">
${heading(2, 'envelope', 'Envelope')}<p>Every body has these, whatever its type. Properties that are not listed here can come: accept them.</p>
${contractTree(docs, 'envelope', 'envelope')}</section>
`;
}

/** What a delivery carries beside its body. */
export function headersSection(docs: ContractDocs): Markup {
  const mirrored = docs.headers.filter(({ mirrors }) => mirrors !== undefined);
  return html`<section aria-labelledby="headers">
${heading(2, 'headers', 'Headers')}<p>Every delivery has these ${docs.headers.length}. Those that repeat the body are for
routing on the way; they are not signed, so decide by the body.</p>
${contractTree(docs, 'headers', 'headers')}
<p>${mirrored.map(({ name, mirrors }, at) => html`${at === 0 ? '' : ', '}<code>${name}</code> repeats <code>${mirrors}</code>`)}.</p>
</section>
`;
}
