import { backoffMs } from '../../delivery/retry-policy.ts';
import { html, type Markup } from '../../markup/html.ts';
import type { ContractDocs } from '../contract-docs.ts';
import { heading } from '../parts/anchor.ts';
import { durationText } from '../parts/duration-text.ts';
import { paragraphs } from '../parts/prose.ts';
import { provenanceMark } from '../parts/provenance-mark.ts';
import { table } from '../parts/table.ts';
import { constantsTable } from './constants-table.ts';

/** Which answer ends a delivery, and when it is tried again. */
export function deliverySection(docs: ContractDocs): Markup {
  const { delivery, provenance } = docs;
  const { retry, retryAfter } = delivery;
  const spread = Math.round(retry.jitter * 100);
  return html`<section aria-labelledby="delivery">
${heading(2, 'delivery', 'Delivery')}${paragraphs(docs.prose.delivery)}
${heading(3, 'answers', 'What your answer means')}${answersTable(docs)}
${heading(3, 'retries', 'When it is tried again')}<p>An attempt that failed is followed by another, ${retry.maxAttempts} in all, after waits that grow
(give or take ${spread} %, and never over ${durationText(retry.capMs)}). <code>Retry-After</code> can make a wait longer, up to
${durationText(retryAfter.capMs)}. Every attempt has a delivery id, a timestamp and a signature of its own, and the same body. ${provenanceMark(provenance['delivery.retry'])}</p>
${ladderTable(docs)}
${heading(3, 'delivery-constants', 'Constants of delivery')}${constantsTable('Constants of delivery', 'delivery', delivery, provenance)}</section>
`;
}

function answersTable({ delivery, provenance }: ContractDocs): Markup {
  const { successStatuses, documentedStatuses, goneStatuses, deadlineMs, responseBodyCapBytes } = delivery;
  const mark = (key: string) => provenanceMark(provenance[`delivery.${key}`]);
  const { from, to } = successStatuses;
  return table(
    'What your answer means',
    ['answer', 'what follows', 'how sure'],
    [
      [
        documentedStatuses.join(', '),
        'Delivered: these are the documented answers.',
        mark('documentedStatuses'),
      ],
      [`${from} to ${to}`, 'Delivered.', mark('successStatuses')],
      [goneStatuses.join(', '), 'Nothing is sent to this endpoint any more.', mark('goneStatuses')],
      ['A redirect', 'Not followed; tried again like any failure.', mark('redirects')],
      [`None within ${durationText(deadlineMs)}`, 'Given up, and tried again.', mark('deadlineMs')],
      ['Any other', 'Tried again.', mark('successStatuses')],
      [
        `A body over ${responseBodyCapBytes.toLocaleString('en')} bytes`,
        'The rest of it is not read; the status counts.',
        mark('responseBodyCapBytes'),
      ],
    ],
  );
}

function ladderTable({ delivery: { retry } }: ContractDocs): Markup {
  let sinceFirstMs = 0;
  const rows = Array.from({ length: retry.maxAttempts }, (_, at) => {
    const waitMs = at === 0 ? 0 : backoffMs(at, retry);
    sinceFirstMs += waitMs;
    const words = at === 0 ? ['at once', ''] : [durationText(waitMs), durationText(sinceFirstMs)];
    return [String(at + 1), ...words];
  });
  return table('The retry ladder', ['attempt', 'after a wait of', 'since the first one'], rows);
}
