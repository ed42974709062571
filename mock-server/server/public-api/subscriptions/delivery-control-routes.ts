import type { FastifyInstance } from 'fastify';
import type { EventSubscription } from '../../../delivery/event-subscription.ts';
import { Problem } from '../../plugins/problems.ts';
import type { PublicApiDeps } from '../deps.ts';
import { isId } from '../ids.ts';
import { deliveryView, type OverridesPatch, overridesPatch, patchOverrides } from './delivery-overrides.ts';

const url = '/api/v1/subscriptions/:subscriptionId/delivery';

interface One {
  readonly Params: { readonly subscriptionId: string };
}

/**
 * `GET` and `PATCH /api/v1/subscriptions/{id}/delivery`: how one subscription is delivered to, apart from the
 * contract's rules. The vendor's API has nothing like it, so it belongs to the control API.
 */
export function deliveryControlRoutes(
  server: FastifyInstance,
  { store }: Pick<PublicApiDeps, 'store'>,
): void {
  const { subscriptions } = store;

  async function find(id: string): Promise<EventSubscription> {
    return (isId(id) ? await subscriptions.get(id) : undefined) ?? missing();
  }

  server.get<One>(url, async ({ params }) => deliveryView(await find(params.subscriptionId)));

  server.patch<One & { Body: OverridesPatch }>(url, { schema: { body: overridesPatch } }, async (request) => {
    const current = await find(request.params.subscriptionId);
    const overrides = patchOverrides(current.overrides, request.body);
    return deliveryView((await subscriptions.update(current.id, { overrides })) ?? missing());
  });
}

function missing(): never {
  throw new Problem(404, 'not-found', 'There is no such subscription.');
}
