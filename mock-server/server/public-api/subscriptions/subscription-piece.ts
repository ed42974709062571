import { subscriptionStatuses } from '../../../delivery/event-subscription.ts';
import { type ApiPiece, content, type Description, schemaRef } from '../../openapi/api-piece.ts';
import { apiErrorResponses, requestIdHeader } from '../api-error-piece.ts';
import { publicApiPrefix } from '../prefix.ts';
import { pageLimits } from './subscription-query.ts';
import { subscriptionSchemas } from './subscription-schemas.ts';

const noteHeader = {
  'X-Mock-Note': {
    description: 'What the mock took and the vendor would not.',
    schema: { type: 'string' },
  },
};

const { size } = pageLimits;

const conditions = [
  query('page', { type: 'integer', minimum: 0, maximum: pageLimits.page.most, default: 0 }),
  query('size', { type: 'integer', minimum: size.least, maximum: size.most, default: size.default }),
  query('status', { type: 'string', enum: subscriptionStatuses }),
  query('eventType', schemaRef('EventType')),
];

const subscriptionId = {
  name: 'subscriptionId',
  in: 'path',
  required: true,
  schema: { type: 'string' },
};

export const subscriptionPiece: ApiPiece = {
  paths: {
    [`${publicApiPrefix}/event-subscriptions`]: {
      get: operation('listEventSubscriptions', 'Lists subscriptions, newest first.', {
        parameters: conditions,
        success: { '200': answer('One page.', 'EventSubscriptionPage') },
      }),
      post: operation('createEventSubscription', 'Creates a subscription, which is active at once.', {
        body: 'CreateEventSubscription',
        success: { '201': answer('The subscription.', 'EventSubscription') },
      }),
    },
    [`${publicApiPrefix}/event-subscriptions/{subscriptionId}`]: {
      parameters: [subscriptionId],
      get: operation('getEventSubscription', 'Shows a subscription.', {
        success: { '200': answer('The subscription.', 'EventSubscription') },
      }),
      patch: operation(
        'updateEventSubscription',
        'Changes what is named; pauses, resumes, replaces a secret.',
        {
          body: 'UpdateEventSubscription',
          success: { '200': answer('The subscription after it.', 'EventSubscription') },
        },
      ),
      delete: operation('deleteEventSubscription', 'Deletes a subscription and what is still owed to it.', {
        success: { '204': { description: 'Deleted (assumed).', headers: requestIdHeader } },
      }),
    },
  },
  schemas: subscriptionSchemas,
};

function operation(
  operationId: string,
  summary: string,
  parts: {
    readonly parameters?: readonly Description[];
    readonly body?: string;
    readonly success: Description;
  },
): Description {
  return {
    operationId,
    tags: ['Event subscriptions'],
    summary,
    security: [{ apiKey: [] }],
    ...(parts.parameters ? { parameters: parts.parameters } : {}),
    ...(parts.body ? { requestBody: { required: true, ...content(schemaRef(parts.body)) } } : {}),
    responses: { ...parts.success, ...apiErrorResponses },
  };
}

function answer(description: string, schema: string): Description {
  return { description, headers: { ...requestIdHeader, ...noteHeader }, ...content(schemaRef(schema)) };
}

function query(name: string, schema: Description): Description {
  return { name, in: 'query', schema };
}
