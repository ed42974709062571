import { type ApiPiece, closedObject, content, schemaRef } from '../openapi/api-piece.ts';
import { problemResponses } from '../openapi/problem-piece.ts';
import { explainBody } from './signature-routes.ts';

const tags = ['Control'];
const text = { type: 'string' };
const reported = {
  '200': {
    description: 'What fits what, and why the rest does not.',
    ...content(schemaRef('SignatureReport')),
  },
  ...problemResponses,
};

/** `/api/v1/signature/explain`, and the same of an attempt that was made. */
export const signaturePiece: ApiPiece = {
  paths: {
    '/api/v1/signature/explain': {
      post: {
        operationId: 'explainSignature',
        tags,
        summary: 'Says why a signature fails: for a header and a body that somebody has at hand.',
        requestBody: { required: true, ...content(explainBody) },
        responses: reported,
      },
    },
    '/api/v1/deliveries/{id}/attempts/{attemptId}/signature': {
      parameters: ['id', 'attemptId'].map((name) => ({ name, in: 'path', required: true, schema: text })),
      get: {
        operationId: 'explainSignatureOfAttempt',
        tags,
        summary: 'The signature of one attempt, as its receiver should have judged it.',
        responses: reported,
      },
    },
  },
  schemas: {
    SignatureReport: closedObject({
      verification: closedObject(
        {
          kind: { enum: ['verified', 'refused'] },
          secret: { ...text, description: 'The name of the secret that fits.' },
          check: { ...text, description: 'The check that failed.' },
          message: text,
        },
        ['secret', 'check', 'message'],
      ),
      causes: {
        type: 'array',
        items: closedObject({ code: text, message: text, fix: text }),
        description: 'Mistakes that give this signature, the likeliest first.',
      },
      comparedAt: { type: 'string', format: 'date-time' },
      secrets: {
        type: 'array',
        items: closedObject({ name: text, mask: text, expected: text }, ['expected']),
        description: 'What each secret makes of this body and timestamp.',
      },
      signatures: {
        type: 'array',
        items: closedObject({ value: text, secret: text }, ['secret']),
        description: 'Those of the header, each with the name of the secret that it fits.',
      },
    }),
  },
};
