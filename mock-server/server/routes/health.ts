import type { FastifyInstance } from 'fastify';
import type { Mock } from '../../dispatch/mock.ts';

/** `GET /healthz`: 200 while events are taken, 503 `degraded` while the store takes nothing. */
export function healthRoute(server: FastifyInstance, { store, counts, faults }: Mock): void {
  server.get('/healthz', async (_request, reply) => {
    const { ok, problem, waiting, inFlight } = await store.health();
    const { pruned } = counts;
    const active = faults.list().length;
    const state = {
      status: ok ? 'ok' : 'degraded',
      pending: waiting + inFlight,
      ...(active === 0 ? {} : { faults: active }),
      ...(pruned === 0 ? {} : { pruned }),
    };
    return reply.code(ok ? 200 : 503).send(problem === undefined ? state : { ...state, problem });
  });
}
