import { html, type Markup } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { heading } from '../parts/anchor.ts';
import { marks, provenanceMark } from '../parts/provenance-mark.ts';

const provenances = ['seed', 'docs', 'assumed'] as const;

/** What a delivery is, and what the marks say. */
export function overviewSection({ contract, events, headers }: ContractDocs): Markup {
  return html`<section aria-labelledby="overview">
${heading(2, 'overview', 'Overview')}<p>A delivery is one <code>${contract.method}</code> to the endpoint of a subscription, with <a href="#headers">${headers.length} headers</a> and
a body of <code>${contract.contentType}</code>: the <a href="#envelope">envelope</a> with the <code>data</code> of one of
<a href="#events">${events.length} event types</a>. It is <a href="#signature">signed</a>, and it is sent again <a href="#delivery">until it is answered</a>.</p>
<p>Not all of this is published. Each fact carries a mark that says how sure it is:</p>
<dl class="legend">
${provenances.map((name) => html`<div><dt>${provenanceMark(name)}</dt><dd>${marks[name].meaning}</dd></div>\n`)}</dl>
<p>What was <a href="#assumptions">assumed, and why</a>, is told below. The mock’s own <a href="api.html">HTTP APIs</a> have a page of their own.</p>
</section>
`;
}
