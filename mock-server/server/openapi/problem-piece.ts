import { type ApiPiece, closedObject, content, type Description, schemaRef } from './api-piece.ts';

const problem = closedObject(
  {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', description: 'For machines.' },
    detail: { type: 'string', description: 'For people.' },
    hint: { type: 'string', description: 'What to do about it.' },
  },
  ['hint'],
);

/** How the control API fails: RFC 9457, with a `code` and perhaps a `hint`. */
export const problemPiece: ApiPiece = {
  paths: {},
  schemas: { Problem: problem },
  responses: {
    Problem: {
      description: 'Refused or failed; `code` and `detail` say why.',
      ...content(schemaRef('Problem'), 'application/problem+json'),
    },
  },
};

/** The answers that a route of the control API may give besides its success. */
export const problemResponses: Description = Object.fromEntries(
  // A range such as 4XX is what not every generator of clients understands.
  [400, 401, 403, 404, 409, 413, 415, 421, 422, 500, 503].map((status) => [
    String(status),
    { $ref: '#/components/responses/Problem' },
  ]),
);
