import { html, type Markup } from '../../markup/html.ts';
import type { ContractDocs, EventDocs } from '../contract-docs.ts';
import { heading, idOf } from '../parts/anchor.ts';
import { breakable } from '../parts/breakable.ts';
import { codeBlock } from '../parts/code-block.ts';
import { inline } from '../parts/prose.ts';
import { provenanceMark } from '../parts/provenance-mark.ts';
import { table } from '../parts/table.ts';
import { contractTree, schemaOf } from './contract-tree.ts';
import { schemaLink } from './schemas-section.ts';

/** Where an event type is described. */
export function eventId(type: string): string {
  return idOf('event', type);
}

/** The table of event types, then each of them with its payload and its examples. */
export function eventsSection(docs: ContractDocs): Markup {
  return html`<section aria-labelledby="events">
${heading(2, 'events', 'Events')}${table(
  'Events',
  ['event type', 'what happened', 'also known as'],
  docs.events.map(({ type, summary, alsoKnownAs }) => [
    typeLink(type),
    inline(summary),
    alsoLink(alsoKnownAs),
  ]),
)}
${docs.events.map((event) => eventPart(event, docs))}</section>
`;
}

function typeLink(type: string): Markup {
  return html`<a class="event-link" href="#${eventId(type)}"><code>${breakable(type)}</code></a>`;
}

function alsoLink(type: string | undefined): Markup | undefined {
  return type === undefined
    ? undefined
    : html`<a href="#${eventId(type)}"><code>${breakable(type)}</code></a>`;
}

function eventPart(event: EventDocs, docs: ContractDocs): Markup {
  const { type, title, summary, status, carries, vocabulary, alsoKnownAs } = event;
  const id = eventId(type);
  const mark = provenanceMark(docs.provenance[`${String(schemaOf(docs, type).title)}.eventType`]);
  return html`<section class="event" aria-labelledby="${id}" data-filter="${id}">
${heading(3, id, html`<code>${breakable(type)}</code>`)}<p><strong>${title}.</strong> ${inline(summary)} ${mark}</p>
<dl class="facts">
<div><dt>Status</dt><dd><code>${status}</code></dd></div>
<div><dt>Carries</dt><dd>${carries}</dd></div>
<div><dt>Vocabulary</dt><dd>${vocabulary}</dd></div>
${alsoKnownAs === undefined ? undefined : html`<div><dt>Also known as</dt><dd>${alsoLink(alsoKnownAs)}</dd></div>`}
<div><dt>JSON Schema</dt><dd>${schemaLink(type)}</dd></div>
</dl>
<h4>What stands in <code>data</code></h4>
${contractTree(docs, type, idOf(id, 'data'), 'data')}<h4>Examples</h4>
${event.examples.map((example, at) => examplePart(example, type, at === 0))}${codeBlock(
  'Send one',
  `npx plextera-webhooks send ${type} --to http://127.0.0.1:3000/webhooks`,
)}</section>
`;
}

function examplePart(example: EventDocs['examples'][number], type: string, open: boolean): Markup {
  const { name, summary, event } = example;
  return html`<details class="example"${open ? html` open` : undefined}><summary><b>${name}</b> ${inline(summary)}</summary>
${codeBlock(`${type}, ${name}`, JSON.stringify(event, null, 2))}</details>
`;
}
