import { type ApiPiece, closedObject, content, type Description, schemaRef } from './api-piece.ts';
import { problemResponses } from './problem-piece.ts';

const tags = ['Control'];
const done = { '204': { description: 'Done.' }, ...problemResponses };

function answered(status: string, description: string, schema: Description): Description {
  return { [status]: { description, ...content(schema) }, ...problemResponses };
}

/** `/api/v1/faults`. */
export const faultsPiece: ApiPiece = {
  paths: {
    '/api/v1/faults': {
      get: {
        operationId: 'listFaults',
        tags,
        summary: 'What is made to go wrong now.',
        responses: answered(
          '200',
          'The faults at work.',
          closedObject({ data: { type: 'array', items: schemaRef('ActiveFault') } }),
        ),
      },
      post: {
        operationId: 'addFault',
        tags,
        summary: 'Makes something go wrong, for a time.',
        requestBody: { required: true, ...content(schemaRef('FaultRequest')) },
        responses: answered('201', 'The fault at work.', schemaRef('ActiveFault')),
      },
      delete: { operationId: 'resetFaults', tags, summary: 'Takes all faults away.', responses: done },
    },
    '/api/v1/faults/presets': {
      get: {
        operationId: 'listFaultPresets',
        tags,
        summary: 'Situations as people think of them: names, and the faults that each adds.',
        responses: answered(
          '200',
          'The presets.',
          closedObject({
            data: {
              type: 'object',
              additionalProperties: { type: 'array', items: schemaRef('FaultRequest') },
            },
          }),
        ),
      },
      post: {
        operationId: 'addFaultPreset',
        tags,
        summary: 'Adds the faults of a preset, all or none.',
        requestBody: {
          required: true,
          ...content(
            closedObject(
              {
                preset: { type: 'string' },
                ttlMs: { type: 'integer', minimum: 1 },
                seed: { type: 'string' },
              },
              ['ttlMs', 'seed'],
            ),
          ),
        },
        responses: answered(
          '201',
          'The faults at work.',
          closedObject({ data: { type: 'array', items: schemaRef('ActiveFault') } }),
        ),
      },
    },
    '/api/v1/faults/kinds': {
      get: {
        operationId: 'listFaultKinds',
        tags,
        summary: 'What can be made to go wrong, and how it can be set.',
        responses: answered(
          '200',
          'Every fault there is.',
          closedObject({ data: { type: 'array', items: schemaRef('FaultKind') } }),
        ),
      },
    },
    '/api/v1/faults/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      delete: { operationId: 'removeFault', tags, summary: 'Takes one fault away.', responses: done },
    },
  },
  schemas: {
    FaultRequest: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        options: { type: 'object' },
        scope: closedObject(
          {
            next: { type: 'integer', minimum: 1, description: 'For so many attempts.' },
            eventType: { type: 'string' },
            subscriptionId: { type: 'string' },
            eventId: {
              type: 'string',
              description: 'With `subscriptionId` it is for one delivery and no other.',
            },
            share: { type: 'number', minimum: 0, maximum: 1, description: 'By chance.' },
          },
          ['next', 'eventType', 'subscriptionId', 'eventId', 'share'],
        ),
        ttlMs: { type: 'integer', minimum: 1 },
        seed: { type: 'string' },
      },
    },
    FaultKind: closedObject({
      name: { type: 'string' },
      summary: { type: 'string' },
      options: { type: 'object', description: 'A JSON Schema with defaults.' },
    }),
    ActiveFault: {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { type: 'string' }, name: { type: 'string' } },
    },
  },
};

/** `/api/v1/clock`. */
export const clockPiece: ApiPiece = {
  paths: {
    '/api/v1/clock': {
      get: {
        operationId: 'getClock',
        tags,
        summary: 'The clock of the retry schedule.',
        responses: answered('200', 'Where it stands.', schemaRef('ClockState')),
      },
      post: {
        operationId: 'turnClock',
        tags,
        summary: 'Turns that clock forward, or lets it run faster. Signatures stay on the wall clock.',
        requestBody: {
          required: true,
          ...content(
            closedObject(
              {
                advanceMs: { type: 'number', minimum: 0 },
                scale: { type: 'number', minimum: 1 },
                signWithTurnedTime: { type: 'boolean' },
              },
              ['advanceMs', 'scale', 'signWithTurnedTime'],
            ),
          ),
        },
        responses: answered('200', 'Where it stands now.', schemaRef('ClockState')),
      },
    },
  },
  schemas: {
    ClockState: closedObject({
      now: { type: 'string', format: 'date-time' },
      aheadMs: { type: 'number' },
      scale: { type: 'number' },
    }),
  },
};

/** `POST /api/v1/deliveries/resend`. */
export const resendPiece: ApiPiece = {
  paths: {
    '/api/v1/deliveries/resend': {
      post: {
        operationId: 'resendDeliveries',
        tags,
        summary: 'Sends deliveries again: those named, or all that are exhausted since a time.',
        requestBody: {
          required: true,
          ...content(
            closedObject(
              {
                deliveryIds: {
                  type: 'array',
                  minItems: 1,
                  maxItems: 1000,
                  items: { type: 'string', pattern: '^[\\w-]{1,64}$' },
                },
                exhaustedSince: { type: 'string', format: 'date-time' },
              },
              ['deliveryIds', 'exhaustedSince'],
            ),
          ),
        },
        responses: answered(
          '202',
          'Those that will be sent.',
          closedObject({ deliveryIds: { type: 'array', items: { type: 'string' } } }),
        ),
      },
    },
  },
};
