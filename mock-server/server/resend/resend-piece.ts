import { type ApiPiece, closedObject, content } from '../openapi/api-piece.ts';
import { problemResponses } from '../openapi/problem-piece.ts';
import { resendOneBody } from './resend-routes.ts';

/** `POST /api/v1/deliveries/{id}/resend`. */
export const resendOnePiece: ApiPiece = {
  paths: {
    '/api/v1/deliveries/{id}/resend': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
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
  },
};
