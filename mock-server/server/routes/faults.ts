import type { FastifyInstance } from 'fastify';
import type { Mock } from '../../dispatch/mock.ts';
import type { FaultRequest } from '../../faults/fault-request.ts';
import { presets } from '../../faults/presets.ts';
import { faults as kinds } from '../../faults/registry.ts';
import { Problem } from '../plugins/problems.ts';

interface PresetRequest extends Pick<FaultRequest, 'ttlMs' | 'seed'> {
  readonly preset: string;
}

const presetBody = {
  type: 'object',
  additionalProperties: false,
  required: ['preset'],
  properties: {
    preset: { type: 'string' },
    ttlMs: { type: 'integer', minimum: 1 },
    seed: { type: 'string' },
  },
};

/** `/api/v1/faults`: what is made to go wrong now. POST adds one, or those of a preset; DELETE takes one or all away. */
export function faultRoutes(server: FastifyInstance, { faults }: Mock): void {
  server.get('/api/v1/faults', async () => ({ data: faults.list() }));
  server.post<{ Body: FaultRequest }>(
    '/api/v1/faults',
    { schema: { body: { type: 'object' } } },
    async (request, reply) => reply.code(201).send(faults.add(request.body)),
  );
  server.get('/api/v1/faults/presets', async () => ({ data: presets }));
  server.get('/api/v1/faults/kinds', async () => ({
    data: kinds.map(({ name, summary, options }) => ({ name, summary, options })),
  }));
  server.post<{ Body: PresetRequest }>(
    '/api/v1/faults/presets',
    { schema: { body: presetBody } },
    async ({ body: { preset, ...common } }, reply) =>
      reply.code(201).send({ data: faults.addPreset(preset, common) }),
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
