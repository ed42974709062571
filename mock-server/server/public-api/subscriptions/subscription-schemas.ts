import { subscriptionStatuses } from '../../../delivery/event-subscription.ts';
import { closedObject, type Description, schemaRef } from '../../openapi/api-piece.ts';
import { filterMaxLength, filterNames } from './filters.ts';

const time = { type: 'string', format: 'date-time' };

const endpointUrl = {
  type: 'string',
  pattern: '^https?://.+$',
  maxLength: 2048,
  description:
    'The vendor asks for `^https://.+$`. The mock takes plain http for loopback targets, and says so in `X-Mock-Note`; ' +
    'other hosts than loopback are named when it starts (`--allow-host`).',
};

const signingSecret = {
  type: 'string',
  minLength: 1,
  writeOnly: true,
  description: 'Signs every delivery that is sent from now on. Never shown.',
};

const types = {
  type: 'array',
  minItems: 1,
  uniqueItems: true,
  items: schemaRef('EventType'),
  description: 'Types that are two names for the same events are not mixed.',
};

const filters = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    filterNames.map((name) => [name, { type: 'string', minLength: 1, maxLength: filterMaxLength }]),
  ),
  description: 'For event types that have such a filter; others are not held back by it (assumed).',
};

const status = { type: 'string', enum: subscriptionStatuses };

export const subscriptionSchemas: Readonly<Record<string, Description>> = {
  EventSubscription: closedObject(
    {
      id: { type: 'string' },
      status,
      endpointUrl,
      eventTypes: {
        ...types,
        minItems: 0,
        description: `${types.description} Empty for a target that a person sent to once, which only the mock has.`,
      },
      filters: { ...filters, minProperties: 1, description: 'Left out when there are none.' },
      createdAt: time,
      updatedAt: time,
    },
    ['filters'],
  ),
  CreateEventSubscription: closedObject({ endpointUrl, eventTypes: types, signingSecret, filters }, [
    'filters',
  ]),
  UpdateEventSubscription: closedObject(
    {
      endpointUrl,
      eventTypes: { ...types, description: 'Replaces the list.' },
      signingSecret,
      filters: { ...filters, description: 'Replaces the filters; `{}` removes them (assumed).' },
      status: { ...status, description: 'While paused nothing is sent, and what happens is dropped.' },
    },
    ['endpointUrl', 'eventTypes', 'signingSecret', 'filters', 'status'],
  ),
  EventSubscriptionPage: closedObject({
    data: { type: 'array', items: schemaRef('EventSubscription') },
    pageInfo: closedObject({
      page: { type: 'integer', minimum: 0 },
      size: { type: 'integer', minimum: 1 },
      totalItems: { type: 'integer', minimum: 0 },
      totalPages: { type: 'integer', minimum: 0 },
    }),
  }),
};
