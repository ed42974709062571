import { type ApiPiece, closedObject, content, type Description } from '../openapi/api-piece.ts';
import { type ApiErrorCode, apiErrors } from './api-error.ts';

/** The header that every answer of the public API has. */
export const requestIdHeader: Description = {
  'X-Request-Id': {
    required: true,
    description: 'The caller’s own, or one that was made.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' },
  },
};

const codes = Object.keys(apiErrors) as readonly ApiErrorCode[];

/** Refusals of the mock's own guards, for which the vendor's list has no number. */
const ownRefusals = {
  '415': { code: 'INVALID_REQUEST', description: 'The body is not application/json (assumed).' },
  '421': { code: 'FORBIDDEN', description: 'Not called by a loopback name; a guard of the mock alone.' },
} as const;

const ownHeaders: Readonly<Partial<Record<ApiErrorCode, string>>> = {
  UNAUTHORIZED: 'WWW-Authenticate',
  METHOD_NOT_ALLOWED: 'Allow',
  TOO_MANY_REQUESTS: 'Retry-After',
};

/** The vendor's errors, and the key that its API asks for. */
export const apiErrorPiece: ApiPiece = {
  paths: {},
  responses: Object.fromEntries([
    ...codes.map((code) => [code, errorResponse(code, apiErrors[code].meaning)]),
    ...Object.entries(ownRefusals).map(([status, refusal]) => [
      `REFUSED_${status}`,
      errorResponse(refusal.code, refusal.description),
    ]),
  ]),
  securitySchemes: {
    apiKey: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: '`api-key <key>`: the prefix, one space, the key.',
    },
  },
};

/** The errors that any operation of the public API may answer with. */
export const apiErrorResponses: Description = Object.fromEntries([
  ...codes.map((code) => [String(apiErrors[code].status), response(code)]),
  ...Object.keys(ownRefusals).map((status) => [status, response(`REFUSED_${status}`)]),
]);

function response(name: string): Description {
  return { $ref: `#/components/responses/${name}` };
}

function errorResponse(code: ApiErrorCode, description: string): Description {
  const name = ownHeaders[code];
  const own = name ? { [name]: { required: true, schema: { type: 'string' } } } : {};
  return { description, headers: { ...requestIdHeader, ...own }, ...content(errorSchema(code)) };
}

function errorSchema(code: ApiErrorCode): Description {
  const detail = closedObject({
    field: { type: 'string', description: 'Where, such as `eventTypes[1]`.' },
    issue: { type: 'string' },
  });
  return closedObject({
    error: closedObject({
      code: { type: 'string', const: code },
      message: { type: 'string' },
      requestId: { type: 'string', description: 'The same as the header X-Request-Id.' },
      retryable: { type: 'boolean', const: apiErrors[code].retryable },
      ...(code === 'VALIDATION_FAILED' ? { details: { type: 'array', minItems: 1, items: detail } } : {}),
    }),
  });
}
