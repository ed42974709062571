import type { FastifyInstance } from 'fastify';
import { ApiError } from '../api-error.ts';
import type { PublicApiDeps } from '../deps.ts';
import { isId } from '../ids.ts';
import { refuseOtherMethods } from '../other-methods.ts';
import { currentState } from './current-state.ts';
import { resourceKinds } from './resource-kinds.ts';

/** Light stand-ins for what events are about, so that a consumer's polling finds what its events said. */
export function resourceRoutes(api: FastifyInstance, deps: PublicApiDeps): void {
  for (const kind of resourceKinds) {
    const url = `/${kind.path}/:id`;
    api.get<{ Params: { readonly id: string } }>(url, async ({ params: { id } }) => {
      const state = isId(id) ? await currentState(kind, id, deps) : undefined;
      if (state) return state;
      throw new ApiError('NOT_FOUND', `The mock knows nothing of such a resource under ${kind.path}.`);
    });
    refuseOtherMethods(api, url, ['GET']);
  }
}
