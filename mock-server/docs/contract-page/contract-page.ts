import { html } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { type PageEntry, pageShell } from '../page-shell.ts';
import { inline } from '../parts/prose.ts';
import { assumptionsSection } from './assumptions-section.ts';
import { deliverySection } from './delivery-section.ts';
import { eventId, eventsSection } from './events-section.ts';
import { envelopeSection, headersSection } from './headers-section.ts';
import { overviewSection } from './overview-section.ts';
import { receiversSection } from './receivers-section.ts';
import { schemasSection } from './schemas-section.ts';
import { signatureSection } from './signature-section.ts';

/** The page of the contract: what is delivered, how it is signed, and when it comes again. */
export function contractPage(docs: ContractDocs): string {
  const [lead = ''] = docs.prose.overview.split(/\n\s*\n/);
  return pageShell('index.html', {
    title: docs.contract.title,
    version: docs.contract.version,
    lead: html`<p>${inline(lead)}</p>`,
    filterFor: 'events',
    entries: entries(docs),
    body: [
      overviewSection(docs),
      eventsSection(docs),
      envelopeSection(docs),
      headersSection(docs),
      signatureSection(docs),
      deliverySection(docs),
      receiversSection(docs),
      assumptionsSection(docs),
      schemasSection(docs),
    ],
  });
}

function entries(docs: ContractDocs): readonly PageEntry[] {
  return [
    { id: 'overview', text: 'Overview' },
    {
      id: 'events',
      text: 'Events',
      within: docs.events.map(({ type }) => ({ id: eventId(type), text: type })),
    },
    { id: 'envelope', text: 'Envelope' },
    { id: 'headers', text: 'Headers' },
    { id: 'signature', text: 'Signature' },
    { id: 'delivery', text: 'Delivery' },
    { id: 'receivers', text: 'Receivers' },
    { id: 'assumptions', text: 'Assumptions' },
    { id: 'schemas', text: 'JSON Schemas' },
  ];
}
