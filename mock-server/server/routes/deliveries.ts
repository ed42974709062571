import type { FastifyInstance } from 'fastify';
import { attemptView } from '../../dispatch/attempt-view.ts';
import type { Emitter } from '../../dispatch/emitter.ts';

/** `GET /api/v1/deliveries`: every delivery with its attempts, newest first. */
export function deliveryRoutes(server: FastifyInstance, emitter: Emitter | undefined): void {
  server.get('/api/v1/deliveries', async () => ({
    data: (emitter?.deliveries() ?? []).map((delivery) => ({
      ...delivery,
      attempts: delivery.attempts.map(attemptView),
    })),
  }));
}
