import { html, type Markup } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { heading } from '../parts/anchor.ts';
import { inline } from '../parts/prose.ts';

/** Where the JSON Schema of a file lies, seen from the pages. */
export function schemaPath(file: string): string {
  return `schemas/${file}.json`;
}

export function schemaLink(file: string): Markup {
  return html`<a href="${schemaPath(encodeURIComponent(file))}"><code>${file}.json</code></a>`;
}

/** The schemas, for validators of other languages. */
export function schemasSection({ schemaFiles }: ContractDocs): Markup {
  return html`<section aria-labelledby="schemas">
${heading(2, 'schemas', 'JSON Schemas')}<p>Draft-07, each of them whole in itself. In the package they are <code>plextera-webhooks/schemas/*.json</code>, and the contract is
<code>plextera-webhooks/asyncapi.yaml</code>.</p>
<ul class="files">${Object.entries(schemaFiles).map(([file, { description }]) => html`<li>${schemaLink(file)} <span>${typeof description === 'string' ? inline(description) : undefined}</span></li>\n`)}</ul>
</section>
`;
}
