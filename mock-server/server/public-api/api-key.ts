import type { FastifyInstance } from 'fastify';
import { isSameSecret } from '../plugins/same-secret.ts';
import { ApiError } from './api-error.ts';

/**
 * Lets only callers in that send `Authorization: api-key <key>`: the prefix, one space, the key.
 *
 * @param apiKey the one right key; without it any key is right, but there must be one.
 */
export function requireApiKey(api: FastifyInstance, apiKey: string | undefined): void {
  api.addHook('onRequest', async ({ headers }) => {
    const [, key] = /^api-key ([\x21-\x7e]+)$/.exec(headers.authorization ?? '') ?? [];
    if (key === undefined)
      throw unauthorized('Send the header Authorization: api-key <key>, with one space and the prefix.');
    if (apiKey !== undefined && !isSameSecret(key, apiKey))
      throw unauthorized('The API key is not the right one.');
  });
}

function unauthorized(message: string): ApiError {
  return new ApiError('UNAUTHORIZED', message, { headers: { 'www-authenticate': 'api-key' } });
}
