import { type ApiPiece, closedObject, content } from './api-piece.ts';
import { problemResponses } from './problem-piece.ts';

const text = { type: 'string', minLength: 1, maxLength: 1_000 };

/** `POST /api/v1/session`, and the token that the control API can ask for. */
export const sessionPiece: ApiPiece = {
  paths: {
    '/api/v1/session': {
      post: {
        operationId: 'beginSession',
        tags: ['Control'],
        summary: 'Exchanges the code of a link, once, or the token for the cookie of a session.',
        description:
          'Only a mock that has an access token needs one: its control API then asks for ' +
          '`Authorization: Bearer <token>` or for this cookie.',
        requestBody: {
          required: true,
          ...content({
            ...closedObject({ code: text, token: text }, ['code', 'token']),
            minProperties: 1,
            maxProperties: 1,
          }),
        },
        responses: { '204': { description: 'Done; the cookie is set.' }, ...problemResponses },
      },
    },
  },
  securitySchemes: {
    accessToken: {
      type: 'http',
      scheme: 'bearer',
      description: 'The token of a mock that has one; every operation tagged “Control” then asks for it.',
    },
  },
};
