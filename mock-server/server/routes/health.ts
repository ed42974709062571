import type { FastifyInstance } from 'fastify';
import type { Emitter } from '../../dispatch/emitter.ts';

/** `GET /healthz`: 200 as soon as events are taken. */
export function healthRoute(server: FastifyInstance, emitter: Emitter | undefined): void {
  server.get('/healthz', async () => ({ status: 'ok', pending: emitter?.pending ?? 0 }));
}
