import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EventSubscription } from '../../../delivery/event-subscription.ts';
import { ulid } from '../../../runtime/ids.ts';
import { ApiError, refuseInvalid } from '../api-error.ts';
import type { PublicApiDeps } from '../deps.ts';
import { isId } from '../ids.ts';
import { refuseOtherMethods } from '../other-methods.ts';
import { endpointNote } from './endpoint-url.ts';
import { checkFiltersFit } from './filters.ts';
import { type EndpointRules, readNewSubscription, readSubscriptionUpdate } from './subscription-input.ts';
import { readListRequest } from './subscription-query.ts';
import { presentFilters, toChange } from './subscription-update.ts';
import { subscriptionView } from './subscription-view.ts';

const all = '/event-subscriptions';
const one = '/event-subscriptions/:subscriptionId';

interface One {
  readonly Params: { readonly subscriptionId: string };
}

/** The event subscriptions: list, create, get, update, delete. */
export function subscriptionRoutes(api: FastifyInstance, deps: PublicApiDeps): void {
  const { clock, random, policy } = deps;
  const { subscriptions } = deps.store;
  const isoNow = (): string => new Date(clock.now()).toISOString();
  const rules = ({ raw }: FastifyRequest): EndpointRules => ({ policy, ownPort: raw.socket.localPort });

  async function find(id: string): Promise<EventSubscription> {
    const found = isId(id) ? await subscriptions.get(id) : undefined;
    return found ?? missing(id);
  }

  api.get<{ Querystring: Readonly<Record<string, unknown>> }>(all, async ({ query }) => {
    const { page, size, ...conditions } = readListRequest(query);
    const { items, total } = await subscriptions.list({ ...conditions, offset: page * size, limit: size });
    return {
      data: items.map(subscriptionView),
      pageInfo: { page, size, totalItems: total, totalPages: Math.ceil(total / size) },
    };
  });

  api.post(all, async (request, reply) => {
    const { filters: given, ...input } = readNewSubscription(request.body, rules(request));
    const filters = presentFilters(given);
    refuseInvalid(checkFiltersFit(input.eventTypes, filters ?? {}));
    const createdAt = isoNow();
    const subscription: EventSubscription = {
      ...input,
      ...(filters ? { filters } : {}),
      id: ulid('sub_', clock.now(), random),
      status: 'active',
      failureStreak: 0,
      createdAt,
      updatedAt: createdAt,
    };
    await subscriptions.insert(subscription);
    return show(reply.code(201), subscription);
  });

  api.get<One>(one, async ({ params }, reply) => show(reply, await find(params.subscriptionId)));

  api.patch<One>(one, async (request, reply) => {
    const current = await find(request.params.subscriptionId);
    const change = toChange(current, readSubscriptionUpdate(request.body, rules(request)), isoNow());
    if (Object.keys(change).length === 0) return show(reply, current);
    return show(reply, (await subscriptions.update(current.id, change)) ?? missing(current.id));
  });

  api.delete<One>(one, async ({ params: { subscriptionId: id } }, reply) => {
    if (!isId(id) || !(await subscriptions.delete(id))) missing(id);
    return reply.code(204).send();
  });

  refuseOtherMethods(api, all, ['GET', 'POST']);
  refuseOtherMethods(api, one, ['GET', 'PATCH', 'DELETE']);
}

function show(reply: FastifyReply, subscription: EventSubscription): FastifyReply {
  const note = endpointNote(subscription.endpointUrl);
  if (note) reply.header('x-mock-note', note);
  return reply.send(subscriptionView(subscription));
}

function missing(id: string): never {
  throw new ApiError(
    'NOT_FOUND',
    `There is no event subscription${isId(id) ? ` ${id}` : ' with such an id'}.`,
  );
}
