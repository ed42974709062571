import { subscriptionStatuses } from '../../../delivery/event-subscription.ts';
import { type ApiPiece, closedObject, content, schemaRef } from '../../openapi/api-piece.ts';
import { problemResponses } from '../../openapi/problem-piece.ts';
import { overridesPatch } from './delivery-overrides.ts';

const responses = {
  '200': { description: 'What only the mock knows of it.', ...content(schemaRef('SubscriptionDelivery')) },
  ...problemResponses,
};

export const deliveryControlPiece: ApiPiece = {
  paths: {
    '/api/v1/subscriptions/{subscriptionId}/delivery': {
      parameters: [{ name: 'subscriptionId', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'getSubscriptionDelivery',
        tags: ['Control'],
        summary: 'Shows how a subscription is delivered to, and why the mock paused it.',
        responses,
      },
      patch: {
        operationId: 'updateSubscriptionDelivery',
        tags: ['Control'],
        summary:
          'Delivers to a subscription by other rules than the contract’s; null gives one back to the contract.',
        requestBody: { required: true, ...content(schemaRef('DeliveryOverridesPatch')) },
        responses,
      },
    },
  },
  schemas: {
    DeliveryOverridesPatch: overridesPatch,
    SubscriptionDelivery: closedObject(
      {
        subscriptionId: { type: 'string' },
        status: { type: 'string', enum: subscriptionStatuses },
        pausedReason: { type: 'string' },
        failureStreak: { type: 'integer', minimum: 0 },
        overrides: closedObject(
          {
            retry: { ...overridesPatch.properties.retry, type: 'object' },
            deadlineMs: { type: 'integer' },
            pauseAfterFailures: { type: 'integer' },
          },
          ['retry', 'deadlineMs', 'pauseAfterFailures'],
        ),
      },
      ['pausedReason'],
    ),
  },
};
