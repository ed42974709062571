import type { FastifyInstance } from 'fastify';
import type { DeliveryStore } from '../../store/delivery-store.ts';
import { Problem } from '../plugins/problems.ts';
import type { Repeats } from './repeats.ts';

/** `POST /api/v1/deliveries/{id}/cancel`: a delivery that waits is sent no more, until somebody resends it. */
export function cancelRoute(server: FastifyInstance, store: DeliveryStore, repeats: Repeats): void {
  server.post<{ Params: { id: string } }>('/api/v1/deliveries/:id/cancel', async ({ params }, reply) => {
    const { id } = params;
    const row = /^[\w-]{1,64}$/.test(id) ? await store.log.delivery(id) : undefined;
    if (!row) throw new Problem(404, 'not-found', 'There is no delivery with this id, or it was pruned.');
    if (row.state !== 'waiting') throw notWaiting(row.state);
    // Before it is cancelled: an attempt that ended just now must not have it sent again by what is left of them.
    const left = repeats.remove(id);
    const ids = await store.cancel([id]).catch((error: unknown) => {
      repeats.add(id, left);
      throw error;
    });
    if (ids.length === 0) {
      repeats.add(id, left);
      throw notWaiting((await store.log.delivery(id))?.state ?? 'in_flight');
    }
    return reply.code(200).send({ eventId: row.eventId, deliveryId: id });
  });
}

function notWaiting(state: string): Problem {
  return state === 'in_flight'
    ? new Problem(409, 'in-flight', 'An attempt is under way.', 'Cancel the retry, should one follow.')
    : new Problem(409, 'nothing-to-cancel', `Nothing waits: this delivery is ${state}.`);
}
