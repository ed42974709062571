import Fastify, { type FastifyInstance } from 'fastify';
import type { Mock } from '../dispatch/mock.ts';
import type { Clock } from '../runtime/clock.ts';
import { systemClock } from '../runtime/clock.ts';
import { type Random, systemRandom } from '../runtime/random.ts';
import type { TargetPolicy } from '../transport/target-policy.ts';
import { dashboardRoutes } from './dashboard/dashboard-routes.ts';
import { exportRoutes } from './log/export/export-routes.ts';
import { feedRoute } from './log/feed/feed-route.ts';
import { LogFeed } from './log/feed/log-feed.ts';
import { logRoutes } from './log/log-routes.ts';
import { pruneRoute } from './log/prune-route.ts';
import { metricsRoute } from './metrics/metrics-route.ts';
import { openApiRoute } from './openapi/openapi-route.ts';
import { type Access, requireAccess } from './plugins/access-token.ts';
import { limitShape } from './plugins/limit-shape.ts';
import { guardLocalAccess, quietHeaders } from './plugins/local-access.ts';
import { answerProblems, sendProblem } from './plugins/problems.ts';
import { sendApiError } from './public-api/api-errors.ts';
import { publicApiPrefix } from './public-api/prefix.ts';
import { publicApi } from './public-api/public-api.ts';
import { resourceControlRoutes } from './public-api/resources/resource-control-routes.ts';
import { ResourceStates } from './public-api/resources/resource-states.ts';
import { deliveryControlRoutes } from './public-api/subscriptions/delivery-control-routes.ts';
import { receiverTestRoutes } from './receiver-tests/receiver-test-routes.ts';
import { ReceiverTests } from './receiver-tests/receiver-tests.ts';
import { resendRoutes } from './resend/resend-routes.ts';
import { clockRoutes } from './routes/clock.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { docsRoutes } from './routes/docs.ts';
import { eventRoutes } from './routes/events.ts';
import { faultRoutes } from './routes/faults.ts';
import { healthRoute } from './routes/health.ts';
import { sessionRoute } from './routes/session.ts';
import { subscriptionControlRoutes } from './routes/subscriptions.ts';
import { signatureRoutes } from './signature/signature-routes.ts';

export interface ServerOptions {
  readonly mock: Mock;
  /** Which endpoints a subscription may have. */
  readonly policy?: TargetPolicy;
  /** The one right key of the public API; without it any key is accepted. */
  readonly apiKey?: string | undefined;
  /** Who may use the control API; without it whoever reaches the port. */
  readonly access?: Access | undefined;
  /** What tests the receiver, where others start runs too; ended with the server. */
  readonly receiverTests?: ReceiverTests | undefined;
  /** Names more that callers may use for this server. */
  readonly allowedHosts?: readonly string[];
  readonly clock?: Clock;
  readonly random?: Random;
  /** Told what went wrong within the server and failed no request. */
  readonly onTrouble?: ((error: unknown) => void) | undefined;
  /** Sees each route as it is added. */
  readonly onRoute?: (route: { readonly url: string }) => void;
}

/** Plextera's public API and the mock's own control API. Builds, and never listens; close it when done. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const {
    mock,
    policy = { allowHosts: [] },
    apiKey,
    access,
    allowedHosts,
    clock = systemClock,
    random = systemRandom,
    onRoute,
    onTrouble,
    receiverTests = new ReceiverTests({ mock, policy, clock, random }),
  } = options;
  const server = Fastify({
    bodyLimit: 1_048_576,
    requestTimeout: 10_000,
    forceCloseConnections: true,
    trustProxy: false,
    // A path that cannot be decoded comes here past all hooks.
    frameworkErrors: (error, request, reply) => {
      reply.headers(quietHeaders);
      return request.url.startsWith(publicApiPrefix)
        ? sendApiError(error, request, reply, random)
        : sendProblem(reply, error);
    },
    // A typo in a request is an answer with its name, not a default that is applied in silence.
    ajv: {
      customOptions: {
        removeAdditional: false,
        coerceTypes: false,
        useDefaults: false,
        allErrors: true,
        allowUnionTypes: true,
        // So that an error knows the keys that there are.
        verbose: true,
      },
    },
  });
  // JSON or nothing: text/plain and forms are what a foreign page can send without being asked.
  server.removeContentTypeParser('text/plain');
  guardLocalAccess(server, allowedHosts);
  if (access) requireAccess(server, access);
  limitShape(server);
  answerProblems(server);
  if (onRoute) server.addHook('onRoute', onRoute);
  const { store } = mock;
  const resources = new ResourceStates();
  publicApi(server, { store, apiKey, policy, clock, random, resources });
  deliveryControlRoutes(server, { store });
  subscriptionControlRoutes(server, store, clock);
  resourceControlRoutes(server, { store, resources, clock });
  eventRoutes(server, mock);
  deliveryRoutes(server, mock);
  resendRoutes(server, { mock, policy, clock, random });
  signatureRoutes(server, mock, clock);
  logRoutes(server, mock, clock);
  exportRoutes(server, mock, clock);
  const feed = new LogFeed({ log: store.log, watch: mock.watch, clock });
  feedRoute(server, feed);
  pruneRoute(server, mock, feed);
  metricsRoute(server, mock, feed);
  faultRoutes(server, mock);
  receiverTestRoutes(server, receiverTests);
  clockRoutes(server, mock);
  sessionRoute(server, access);
  healthRoute(server, mock);
  openApiRoute(server);
  docsRoutes(server);
  dashboardRoutes(server, { log: store.log, access, clock, onTrouble });
  return server;
}
