import { valueAt } from '../../../contract/json-pointer.ts';
import type { DeliveryLogStore, EventRow } from '../../../store/delivery-log-store.ts';
import type { PublicApiDeps } from '../deps.ts';
import { isJsonObject } from '../json-bodies.ts';
import type { ResourceKind } from './resource-kinds.ts';
import type { ResourceState } from './resource-states.ts';

/** The state of a resource: what was set by hand, until an event comes that says something newer. */
export async function currentState(
  kind: ResourceKind,
  id: string,
  { store, resources }: Pick<PublicApiDeps, 'store' | 'resources'>,
): Promise<ResourceState | undefined> {
  const newest = await newestEvent(kind, id, store.log);
  const set = resources.get(kind, id);
  if (set && set.newestEventId === newest?.eventId) return set.state;
  return newest && stateIn(newest, kind);
}

/** The last accepted event about a resource. */
export async function newestEvent(
  { stem }: ResourceKind,
  id: string,
  log: Pick<DeliveryLogStore, 'events'>,
): Promise<EventRow | undefined> {
  // The id may name something else as well, so a few rows are looked at.
  const { items } = await log.events({ id, eventType: `${stem}.*`, limit: 20 });
  return items.find(({ resourceId }) => resourceId === id);
}

/** What an event carries, with `id` in the place of the property that names the resource there. */
function stateIn({ body }: EventRow, { state, idProperty }: ResourceKind): ResourceState | undefined {
  const carried = valueAt(parse(body), state);
  if (!isJsonObject(carried)) return undefined;
  const entries = Object.entries(carried).map(([name, value]) => [name === idProperty ? 'id' : name, value]);
  return Object.fromEntries(entries) as ResourceState;
}

/** An event may be broken on purpose, down to its JSON. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}
