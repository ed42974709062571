import { type ApiPiece, closedObject, content } from '../openapi/api-piece.ts';
import { problemResponses } from '../openapi/problem-piece.ts';
import { resendOneBody } from './resend-routes.ts';

const deliveryId = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

/** `POST /api/v1/deliveries/{id}/resend` and `/cancel`. */
export const resendOnePiece: ApiPiece = {
  paths: {
    '/api/v1/deliveries/{id}/resend': {
      parameters: [deliveryId],
      post: {
        operationId: 'resendDelivery',
        tags: ['Control'],
        summary: 'Sends one delivery again: as it was, edited, to another target, several times, or broken.',
        requestBody: { required: true, ...content(resendOneBody) },
        responses: {
          '202': {
            description: 'What will be sent. A copy has an event and a delivery of its own.',
            ...content(
              closedObject({
                eventId: { type: 'string' },
                deliveryId: { type: 'string' },
                times: { type: 'integer', minimum: 1 },
              }),
            ),
          },
          ...problemResponses,
        },
      },
    },
    '/api/v1/deliveries/{id}/cancel': {
      parameters: [deliveryId],
      post: {
        operationId: 'cancelDelivery',
        tags: ['Control'],
        summary: 'Cancels a delivery that waits: nothing is sent for it any more, until it is resent.',
        responses: {
          '200': {
            description: 'What was cancelled.',
            ...content(closedObject({ eventId: { type: 'string' }, deliveryId: { type: 'string' } })),
          },
          ...problemResponses,
        },
      },
    },
  },
};
