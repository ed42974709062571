import { eventTypes } from '../../contract/catalog.ts';
import { type ApiPiece, closedObject, content, schemaRef } from './api-piece.ts';
import { problemResponses } from './problem-piece.ts';

const tags = ['Control'];
const time = { type: 'string', format: 'date-time' };

/** `POST /api/v1/events`. */
export const eventsPiece: ApiPiece = {
  paths: {
    '/api/v1/events': {
      post: {
        operationId: 'emitEvent',
        tags,
        summary: 'Makes an event and delivers it in the background.',
        parameters: ['traceparent', 'tracestate'].map((name) => ({
          name,
          in: 'header',
          schema: { type: 'string' },
          description: 'W3C Trace Context; read only where the mock sends it on.',
        })),
        requestBody: { required: true, ...content(schemaRef('EmitEvent')) },
        responses: {
          '200': {
            description: 'The earlier event of this type about this resource.',
            ...content(schemaRef('Event')),
          },
          '202': { description: 'The event that is delivered.', ...content(schemaRef('Event')) },
          ...problemResponses,
        },
      },
    },
  },
  schemas: {
    EventType: { type: 'string', enum: eventTypes },
    EmitEvent: closedObject(
      {
        eventType: schemaRef('EventType'),
        example: { type: 'string', description: 'Which example to begin with; without it one is made up.' },
        overrides: {
          description:
            'A part of the event, merged into it, where arrays are replaced; or a list of changes.',
          anyOf: [{ type: 'object' }, { type: 'array', items: schemaRef('Override') }],
        },
        seed: { type: ['integer', 'string'], description: 'The same seed makes the same bytes.' },
        unchecked: { type: 'boolean', description: 'Allow an event that breaks the contract.' },
        reprocessed: { type: 'boolean', description: 'Emit although there was such an event before.' },
      },
      ['example', 'overrides', 'seed', 'unchecked', 'reprocessed'],
    ),
    Override: closedObject(
      {
        path: {
          type: ['string', 'array'],
          items: { type: 'string' },
          description: 'Dotted, or as a list of names.',
        },
        value: { description: 'Absent: the property is removed.' },
      },
      ['value'],
    ),
    Event: {
      type: 'object',
      description: 'What all events have in common; the AsyncAPI document of this package describes `data`.',
      required: ['eventId', 'eventType', 'occurredAt', 'apiVersion', 'data'],
      properties: {
        eventId: { type: 'string', minLength: 1 },
        eventType: { type: 'string', minLength: 1 },
        occurredAt: time,
        apiVersion: { type: 'string' },
        data: { type: 'object' },
      },
    },
  },
};

/** `GET /healthz`. */
export const healthPiece: ApiPiece = {
  paths: {
    '/healthz': {
      get: {
        operationId: 'getHealth',
        tags,
        summary: 'Answers as soon as events are taken.',
        responses: {
          '200': {
            description: 'Events are taken.',
            ...content({
              type: 'object',
              required: ['status', 'pending'],
              properties: {
                status: { type: 'string' },
                pending: { type: 'integer', minimum: 0 },
                faults: { type: 'integer', minimum: 1, description: 'Faults at work.' },
                pruned: { type: 'integer', minimum: 1, description: 'Events removed from the log so far.' },
              },
            }),
          },
          ...problemResponses,
        },
      },
    },
  },
};
