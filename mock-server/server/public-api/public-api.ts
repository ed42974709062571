import type { FastifyInstance } from 'fastify';
import { requireJsonAccepted } from './accept-json.ts';
import { answerApiErrors } from './api-errors.ts';
import { requireApiKey } from './api-key.ts';
import type { PublicApiDeps } from './deps.ts';
import { allowEmptyBodies } from './json-bodies.ts';
import { publicApiPrefix } from './prefix.ts';
import { identify } from './request-id.ts';
import { resourceRoutes } from './resources/resource-routes.ts';
import { subscriptionRoutes } from './subscriptions/subscription-routes.ts';

/**
 * The vendor's public API: event subscriptions, and stand-ins for the resources that events are about. Its errors are
 * the vendor's; the guards that the outer server has set up hold here too.
 */
export function publicApi(server: FastifyInstance, deps: PublicApiDeps): void {
  server.register(
    async (api) => {
      answerApiErrors(api, deps.random);
      allowEmptyBodies(api);
      api.addHook('onRequest', async (request, reply) => {
        identify(request, reply, deps.random);
      });
      requireApiKey(api, deps.apiKey);
      requireJsonAccepted(api);
      subscriptionRoutes(api, deps);
      resourceRoutes(api, deps);
    },
    { prefix: publicApiPrefix },
  );
}
