import { contract, deliveryRules, events, headers } from '../../contract/catalog.ts';
import { content, type Description, schemaRef } from './api-piece.ts';

/** What a subscription's endpoint is sent: one webhook for each event type, with the contract's headers. */
export function webhooks(): Description {
  return Object.fromEntries(
    Object.values(events).map(({ type, title, summary }) => [
      type,
      {
        [contract.method.toLowerCase()]: {
          tags: ['Webhooks'],
          summary: title,
          description: summary,
          parameters: Object.values(headers).map(({ name }) => ({ $ref: `#/components/parameters/${name}` })),
          requestBody: { required: true, ...content(eventOf(type), contract.contentType) },
          responses: acknowledgements(),
        },
      },
    ]),
  );
}

/** The contract's headers as parameters of every webhook. */
export function headerParameters(): Description {
  return Object.fromEntries(
    Object.values(headers).map((header) => [
      header.name,
      {
        name: header.name,
        in: 'header',
        required: true,
        schema: { type: 'string' },
        ...('mirrors' in header ? { description: `The same as the body’s ${header.mirrors}.` } : {}),
      },
    ]),
  );
}

function eventOf(type: string): Description {
  return {
    allOf: [schemaRef('Event'), { type: 'object', properties: { eventType: { const: type } } }],
  };
}

function acknowledgements(): Description {
  return Object.fromEntries(
    deliveryRules.documentedStatuses.map((status) => [String(status), { description: 'Acknowledged.' }]),
  );
}
