import { html, type Markup } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { heading } from '../parts/anchor.ts';
import { codeBlock } from '../parts/code-block.ts';
import { inline } from '../parts/prose.ts';

/** A receiver for each framework; nothing where there is none. */
export function receiversSection({ snippets }: ContractDocs): Markup {
  return html`<section aria-labelledby="receivers">
${heading(2, 'receivers', 'Receivers')}<p><code>receive</code> verifies the signature over the raw bytes, then parses, and says what to answer. These are
tested as they stand here.</p>
${codeBlock('Install', 'npm install plextera-webhooks')}${snippets.map(
  (
    { title, note, code },
    at,
  ) => html`<details class="example"${at === 0 ? html` open` : undefined}><summary><b>${title}</b> ${inline(note)}</summary>
${codeBlock(title, code)}</details>
`,
)}</section>
`;
}
