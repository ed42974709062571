import type { FastifyInstance } from 'fastify';
import {
  type EventSubscription,
  type SubscriptionStatus,
  subscriptionStatuses,
} from '../../delivery/event-subscription.ts';
import { shownUrlText } from '../../dispatch/shown-url.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { DeliveryStore } from '../../store/delivery-store.ts';
import { type ApiPiece, closedObject, content, schemaRef } from '../openapi/api-piece.ts';
import { problemResponses } from '../openapi/problem-piece.ts';
import { Problem } from '../plugins/problems.ts';

const mostShown = 1_000;
const status = { type: 'string', enum: subscriptionStatuses };
const body = closedObject({ status });

/** `/api/v1/subscriptions`: who gets events and why nobody does, as the mock knows it and not as the vendor shows it. */
export function subscriptionControlRoutes(
  server: FastifyInstance,
  { subscriptions }: DeliveryStore,
  clock: Clock,
): void {
  server.get('/api/v1/subscriptions', async () => {
    const { items, total } = await subscriptions.list({ offset: 0, limit: mostShown });
    return { data: items.map(controlView), total };
  });
  server.patch<{ Params: { subscriptionId: string }; Body: { status: SubscriptionStatus } }>(
    '/api/v1/subscriptions/:subscriptionId',
    { schema: { body } },
    async ({ params: { subscriptionId }, body: { status } }) => {
      const updatedAt = new Date(clock.now()).toISOString();
      // A person who decides wipes out why the mock had decided.
      const change = { status, pausedReason: undefined, updatedAt };
      const changed = /^[\w-]{1,64}$/.test(subscriptionId)
        ? await subscriptions.update(
            subscriptionId,
            status === 'active' ? { ...change, failureStreak: 0 } : change,
          )
        : undefined;
      if (!changed) throw new Problem(404, 'not-found', 'There is no such subscription.');
      return controlView(changed);
    },
  );
}

function controlView({ signingSecret: _, endpointUrl, ...shown }: EventSubscription) {
  return { ...shown, url: shownUrlText(endpointUrl) };
}

const tags = ['Control'];
const shown = { type: 'string' };

export const subscriptionControlPiece: ApiPiece = {
  paths: {
    '/api/v1/subscriptions': {
      get: {
        operationId: 'listSubscriptionsOfMock',
        tags,
        summary: 'Who gets events: the newest thousand subscriptions, and why one was paused.',
        responses: {
          '200': {
            description: 'The subscriptions.',
            ...content(
              closedObject({
                data: { type: 'array', items: schemaRef('SubscriptionOfMock') },
                total: { type: 'integer', minimum: 0 },
              }),
            ),
          },
          ...problemResponses,
        },
      },
    },
    '/api/v1/subscriptions/{subscriptionId}': {
      parameters: [{ name: 'subscriptionId', in: 'path', required: true, schema: shown }],
      patch: {
        operationId: 'setSubscriptionStatus',
        tags,
        summary: 'Pauses or resumes one.',
        requestBody: { required: true, ...content(body) },
        responses: {
          '200': { description: 'As it stands now.', ...content(schemaRef('SubscriptionOfMock')) },
          ...problemResponses,
        },
      },
    },
  },
  schemas: {
    SubscriptionOfMock: closedObject(
      {
        id: shown,
        url: { ...shown, description: 'Without what may be a secret in it.' },
        eventTypes: { type: 'array', items: shown },
        filters: { type: 'object', additionalProperties: shown },
        status,
        pausedReason: { ...shown, description: 'Why the mock paused it.' },
        failureStreak: {
          type: 'integer',
          minimum: 0,
          description: 'Failed attempts since the last success.',
        },
        overrides: { type: 'object' },
        createdAt: { type: 'string', format: 'date-time' },
        updatedAt: { type: 'string', format: 'date-time' },
      },
      ['filters', 'pausedReason', 'overrides'],
    ),
  },
};
