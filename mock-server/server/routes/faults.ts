import type { FastifyInstance } from 'fastify';
import type { Mock } from '../../dispatch/mock.ts';
import type { FaultRequest } from '../../faults/fault-request.ts';
import { Problem } from '../plugins/problems.ts';

/** `/api/v1/faults`: what is made to go wrong now. POST adds one, DELETE takes one or all away. */
export function faultRoutes(server: FastifyInstance, { faults }: Mock): void {
  server.get('/api/v1/faults', async () => ({ data: faults.list() }));
  server.post<{ Body: FaultRequest }>(
    '/api/v1/faults',
    { schema: { body: { type: 'object' } } },
    async (request, reply) => reply.code(201).send(faults.add(request.body)),
  );
  server.delete('/api/v1/faults', async (_request, reply) => {
    faults.reset();
    return reply.code(204).send();
  });
  server.delete<{ Params: { id: string } }>('/api/v1/faults/:id', async (request, reply) => {
    if (!faults.remove(request.params.id))
      throw new Problem(404, 'not-found', 'There is no fault with this id.');
    return reply.code(204).send();
  });
}
