import type { FastifyInstance } from 'fastify';
import type { Mock } from '../../dispatch/mock.ts';
import type { LogFeed } from '../log/feed/log-feed.ts';
import { type ApiPiece, content } from '../openapi/api-piece.ts';
import { problemResponses } from '../openapi/problem-piece.ts';
import { metricsText } from './metrics-text.ts';

/** `GET /metrics`: what Prometheus collects. */
export function metricsRoute(server: FastifyInstance, { store, counts, faults }: Mock, feed: LogFeed): void {
  server.get('/metrics', async (_request, reply) => {
    const { ok, waiting, inFlight } = await store.health();
    const gauges = { waiting, inFlight, activeFaults: faults.list().length, feedClients: feed.size };
    const { contentType, text } = await metricsText(counts, { storeUp: ok, ...gauges });
    return reply.type(contentType).send(text);
  });
}

export const metricsPiece: ApiPiece = {
  paths: {
    '/metrics': {
      get: {
        operationId: 'getMetrics',
        tags: ['Control'],
        summary: 'Counts since the start, in the text format of Prometheus.',
        responses: {
          '200': { description: 'The counts.', ...content({ type: 'string' }, 'text/plain') },
          ...problemResponses,
        },
      },
    },
  },
};
