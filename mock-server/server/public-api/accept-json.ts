import type { FastifyInstance } from 'fastify';
import { ApiError } from './api-error.ts';

/** Refuses callers that would not read JSON (RFC 9110, section 12.5.1); without `Accept` anything is accepted. */
export function requireJsonAccepted(api: FastifyInstance): void {
  api.addHook('onRequest', async ({ headers: { accept } }) => {
    if (accept !== undefined && accept.trim() !== '' && !acceptsJson(accept))
      throw new ApiError('NOT_ACCEPTABLE', 'Answers are application/json, which the Accept header excludes.');
  });
}

/** The most specific range that matches decides: `application/json;q=0, *` refuses JSON. */
function acceptsJson(accept: string): boolean {
  const ranges = accept.split(',').map((text) => {
    const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return { range, refused };
  });
  for (const wanted of ['application/json', 'application/*', '*/*']) {
    const found = ranges.find(({ range }) => range === wanted);
    if (found) return !found.refused;
  }
  return false;
}
