import Fastify, { type FastifyInstance } from 'fastify';
import type { Emitter } from '../dispatch/emitter.ts';
import { limitShape } from './plugins/limit-shape.ts';
import { guardLocalAccess } from './plugins/local-access.ts';
import { answerProblems, sendProblem } from './plugins/problems.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoute } from './routes/health.ts';

export interface ServerOptions {
  /** Where events go; without one, events are refused with 409. */
  readonly emitter?: Emitter;
}

/** The control API. Builds, and never listens; close it when done. */
export function buildServer({ emitter }: ServerOptions): FastifyInstance {
  const server = Fastify({
    bodyLimit: 1_048_576,
    requestTimeout: 10_000,
    forceCloseConnections: true,
    trustProxy: false,
    frameworkErrors: (error, _request, reply) => sendProblem(reply, error),
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
  guardLocalAccess(server);
  limitShape(server);
  answerProblems(server);
  eventRoutes(server, emitter);
  deliveryRoutes(server, emitter);
  healthRoute(server, emitter);
  return server;
}
