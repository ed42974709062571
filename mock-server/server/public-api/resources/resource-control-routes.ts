import type { FastifyInstance } from 'fastify';
import { Problem } from '../../plugins/problems.ts';
import type { PublicApiDeps } from '../deps.ts';
import { isId } from '../ids.ts';
import { newestEvent } from './current-state.ts';
import { resourceKinds } from './resource-kinds.ts';
import type { ResourceState } from './resource-states.ts';

interface One {
  readonly Params: { readonly id: string };
}

export const stateBody = {
  type: 'object',
  description:
    'The resource as its API is to show it; what names it and the two times are added where absent.',
  required: ['status'],
  properties: {
    status: { type: 'string', minLength: 1, maxLength: 64, examples: ['CLOSED', 'PROCESSING'] },
    id: { type: 'string', description: 'If it is there, the id of the path.' },
  },
  additionalProperties: true,
};

/**
 * `PUT /api/v1/resources/{collection}/{id}` puts a resource into a state without any event, such as a run that ended
 * `CLOSED`; the next event about the resource replaces it. `DELETE` forgets it.
 */
export function resourceControlRoutes(
  server: FastifyInstance,
  { store, resources, clock }: Pick<PublicApiDeps, 'store' | 'resources' | 'clock'>,
): void {
  for (const kind of resourceKinds) {
    const url = `/api/v1/resources/${kind.path}/:id`;
    const schema = { body: stateBody };
    server.put<One & { Body: ResourceState }>(url, { schema }, async ({ params: { id }, body }) => {
      if (!isId(id))
        throw new Problem(400, 'bad-request', 'An id is 1 to 64 letters, digits, hyphens or underscores.');
      if (body.id !== undefined && body.id !== id)
        throw new Problem(400, 'bad-request', 'The id in the body is not the one in the path.');
      const now = new Date(clock.now()).toISOString();
      const state = { id, createdAt: now, updatedAt: now, ...body };
      const newest = await newestEvent(kind, id, store.log);
      resources.set(kind, id, { state, newestEventId: newest?.eventId });
      return state;
    });
    server.delete<One>(url, async ({ params: { id } }, reply) => {
      if (resources.delete(kind, id)) return reply.code(204).send();
      throw new Problem(404, 'not-found', 'No state of such a resource was set by hand.');
    });
  }
}
