import { html, type Markup } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { heading } from '../parts/anchor.ts';
import { paragraphs } from '../parts/prose.ts';
import { constantsTable } from './constants-table.ts';

/** How a delivery is signed, step by step, with an example to try it on. */
export function signatureSection(docs: ContractDocs): Markup {
  const { signature } = docs;
  return html`<section aria-labelledby="signature">
${heading(2, 'signature', 'Signature')}${paragraphs(docs.prose.signature)}
<ol class="steps">
<li>Take the header <code>${signature.header}</code>, which is written <code>${signature.format}</code>.</li>
<li>Take its timestamp, <code>${signature.timestampKey}</code>: the ${signature.timestampUnit} since 1970 at which the attempt was made. Refuse one that is more than
${signature.toleranceSeconds} seconds away from your clock, in the past or in the future.</li>
<li>Take the raw body: the bytes as they arrived, before any parser has touched them.</li>
<li>Join them to <code>${signature.signedContent}</code>.</li>
<li>Compute the ${String(signature.construction).toUpperCase()} with <code>${signature.algorithm}</code> over that; its key is the signing secret as <code>${signature.secretEncoding}</code>, <code>${signature.secretPrefix}</code> included.</li>
<li>Write it as ${signature.encoding}, in ${signature.letterCase} case, and compare it in constant time with each <code>${signature.signatureKey}</code> of the header. One that is the same is enough: there are
two while a secret is being replaced.</li>
</ol>
${signer(docs)}
<h3 id="signature-constants">Constants of the signature</h3>
${constantsTable('Constants of the signature', 'signature', signature, docs.provenance)}</section>
`;
}

/** Shows the worked example as it is, and lets a script compute it anew from what somebody writes into it. */
function signer({ signature, workedExample }: ContractDocs): Markup {
  const { secret, timestamp, body, header } = workedExample;
  const signed = String(signature.signedContent)
    .replace('{timestamp}', () => String(timestamp))
    .replace('{body}', () => body);
  return html`<section class="signer" aria-labelledby="signer" data-algorithm="${signature.algorithm}" data-encoding="${signature.encoding}"
data-signed-content="${signature.signedContent}" data-format="${signature.format}">
${heading(3, 'signer', 'Try it')}<p id="signer-note">It is computed on this page, and what you write here stays here.</p>
<div class="fields">
<label for="signer-secret">Signing secret</label>
<input id="signer-secret" value="${secret}" readonly autocomplete="off" spellcheck="false" autocapitalize="off">
<label for="signer-timestamp">Timestamp, in ${signature.timestampUnit}</label>
<input id="signer-timestamp" value="${timestamp}" readonly inputmode="numeric" autocomplete="off">
<label for="signer-body">Raw body</label>
<textarea id="signer-body" rows="4" readonly spellcheck="false" autocapitalize="off">
${body}</textarea>
</div>
<dl class="results">
<div><dt>What is signed</dt><dd><output id="signer-content" for="signer-timestamp signer-body">${signed}</output></dd></div>
<div><dt>${signature.header}</dt><dd><output id="signer-header" for="signer-secret signer-timestamp signer-body">${header}</output></dd></div>
</dl>
<p class="buttons"><button type="button" id="signer-copy" hidden>Copy the header</button> <button type="button" id="signer-now" hidden>Use the time of now</button></p>
<p id="signer-status" role="status"></p>
</section>
`;
}
