import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ApiError } from './api-error.ts';

/**
 * Lets only callers in that send `Authorization: api-key <key>`: the prefix, one space, the key.
 *
 * @param apiKey the one right key; without it any key is right, but there must be one.
 */
export function requireApiKey(api: FastifyInstance, apiKey: string | undefined): void {
  const expected = apiKey === undefined ? undefined : digest(apiKey);
  api.addHook('onRequest', async ({ headers }) => {
    const [, key] = /^api-key ([\x21-\x7e]+)$/.exec(headers.authorization ?? '') ?? [];
    if (key === undefined)
      throw unauthorized('Send the header Authorization: api-key <key>, with one space and the prefix.');
    if (expected && !timingSafeEqual(digest(key), expected))
      throw unauthorized('The API key is not the right one.');
  });
}

/** Digests are of one length, so that the comparison tells nothing of the key's. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function unauthorized(message: string): ApiError {
  return new ApiError('UNAUTHORIZED', message, { headers: { 'www-authenticate': 'api-key' } });
}
