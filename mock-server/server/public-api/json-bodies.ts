import type { FastifyInstance } from 'fastify';
import { ApiError } from './api-error.ts';

/** Reads JSON as the outer server does, but lets a body be empty: many clients name its type and send none. */
export function allowEmptyBodies(api: FastifyInstance): void {
  const parse = api.getDefaultJsonParser('error', 'error');
  api.removeContentTypeParser('application/json');
  api.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') done(null, undefined);
    else parse(request, text, done);
  });
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** The body as a JSON object; throws `INVALID_REQUEST` for anything else. */
export function objectBody(body: unknown): JsonObject {
  if (isJsonObject(body)) return body;
  throw new ApiError('INVALID_REQUEST', 'The body must be a JSON object, sent as application/json.');
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
