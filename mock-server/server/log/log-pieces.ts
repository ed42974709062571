import { deliveryStates } from '../../store/delivery-state.ts';
import { type ApiPiece, closedObject, content, type Description, schemaRef } from '../openapi/api-piece.ts';
import { problemResponses } from '../openapi/problem-piece.ts';
import { copyKinds } from '../resend/copy-id.ts';
import { listParameters } from './log-query.ts';
import { pruneParameters } from './prune-route.ts';
import { describeParameters } from './query-parameters.ts';

const tags = ['Log'];
const time = { type: 'string', format: 'date-time' };
const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const headers = { type: 'array', items: { type: 'array', items: text, minItems: 2, maxItems: 2 } };

const deliveryFacts = {
  id: text,
  eventId: text,
  eventType: text,
  resourceId: text,
  subscriptionId: text,
  acceptedAt: time,
  state: { type: 'string', enum: deliveryStates },
  url: { ...text, description: 'Without what may be a secret in it.' },
  dueAtMs: { type: 'number', description: 'Only while it waits, by the clock of the schedule.' },
  nextAttemptAt: { ...time, description: 'The same as a time.' },
  lastStatus: { type: 'integer' },
  lastDurationMs: { type: 'number' },
  lastOutcome: schemaRef('AttemptOutcome'),
  copyOf: {
    ...closedObject({ kind: { type: 'string', enum: copyKinds }, eventId: text }, ['eventId']),
    description: 'The event was made of another one by a person, and of which.',
  },
};
const sometimes = ['dueAtMs', 'nextAttemptAt', 'lastStatus', 'lastDurationMs', 'lastOutcome', 'copyOf'];

const schemas: ApiPiece['schemas'] = {
  AttemptOutcome: {
    type: 'object',
    required: ['kind', 'code', 'message', 'notes'],
    properties: {
      kind: { enum: ['delivered', 'retryable', 'permanent', 'blocked', 'unknown'] },
      code: text,
      message: text,
      hint: text,
      notes: { type: 'array', items: text },
    },
  },
  LoggedBody: closedObject(
    { base64: text, text: { ...text, description: 'Only where the bytes are UTF-8.' } },
    ['text'],
  ),
  Attempt: closedObject(
    {
      number: { type: 'integer', minimum: 1 },
      deliveryId: { ...text, description: 'As the receiver saw it; every attempt has its own.' },
      startedAt: time,
      requestHeaders: { ...headers, description: 'Values of headers that you added are redacted.' },
      requestBody: schemaRef('LoggedBody'),
      response: closedObject(
        {
          status: { type: 'integer' },
          headers,
          body: text,
          bodyCut: { const: true, description: 'A list shows the beginning only.' },
          bodyBase64: text,
          truncated: { type: 'boolean', description: 'The answer was longer than what was read of it.' },
        },
        ['bodyCut', 'bodyBase64', 'truncated'],
      ),
      outcome: schemaRef('AttemptOutcome'),
      timings: {
        type: 'object',
        required: ['totalMs'],
        additionalProperties: { type: 'number' },
        description: 'Milliseconds since the attempt began.',
      },
      faults: { type: 'array', items: text },
      remoteAddress: text,
    },
    ['requestHeaders', 'requestBody', 'response', 'outcome', 'timings', 'faults', 'remoteAddress'],
  ),
  DeliverySummary: closedObject({ ...deliveryFacts, attempts: count }, sometimes),
  Delivery: closedObject({ ...deliveryFacts, attempts: arrayOf('Attempt') }, sometimes),
  LoggedEvent: closedObject(
    {
      eventId: text,
      eventType: text,
      resourceId: text,
      acceptedAt: time,
      body: schemaRef('LoggedBody'),
      deliveries: { type: 'array', items: { anyOf: [schemaRef('DeliverySummary'), schemaRef('Delivery')] } },
    },
    ['body'],
  ),
};

/** The log: events and deliveries, as lists and each whole, and removing them. */
export const logPiece: ApiPiece = {
  paths: {
    '/api/v1/events': {
      get: {
        operationId: 'listEvents',
        tags,
        summary: 'Events with a line for each of their deliveries, newest first.',
        parameters: describeParameters(listParameters),
        responses: page('LoggedEvent'),
      },
      delete: {
        operationId: 'pruneEvents',
        tags,
        summary: 'Removes finished events with all that belongs to them.',
        parameters: describeParameters(pruneParameters),
        responses: answered('How many events were removed.', closedObject({ pruned: count })),
      },
    },
    '/api/v1/events/{eventId}': {
      parameters: [{ name: 'eventId', in: 'path', required: true, schema: text }],
      get: {
        operationId: 'getEvent',
        tags,
        summary: 'An event with its bytes and all attempts at it.',
        responses: answered('The event.', schemaRef('LoggedEvent')),
      },
    },
    '/api/v1/deliveries': {
      get: {
        operationId: 'listDeliveries',
        tags,
        summary: 'Deliveries with their attempts, newest first.',
        parameters: describeParameters(listParameters),
        responses: page('Delivery'),
      },
    },
    '/api/v1/deliveries/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      get: {
        operationId: 'getDelivery',
        tags,
        summary: 'A delivery with all attempts, and the bytes that were sent and came back.',
        responses: answered('The delivery.', schemaRef('Delivery')),
      },
    },
  },
  schemas,
};

function arrayOf(schema: string): Description {
  return { type: 'array', items: schemaRef(schema) };
}

function answered(description: string, schema: Description): Description {
  return { '200': { description, ...content(schema) }, ...problemResponses };
}

function page(schema: string): Description {
  const rows = {
    data: arrayOf(schema),
    nextBefore: { ...count, description: 'The `before` of the next page.' },
  };
  return answered('A page of them.', closedObject(rows, ['nextBefore']));
}
