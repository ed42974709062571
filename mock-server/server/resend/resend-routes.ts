import type { FastifyInstance } from 'fastify';
import { PlexteraError } from '../../contract/errors.ts';
import { parseEvent } from '../../contract/parse-event.ts';
import type { Mock } from '../../dispatch/mock.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Random } from '../../runtime/random.ts';
import type { DeliveryRow, EventRow } from '../../store/delivery-log-store.ts';
import type { TargetPolicy } from '../../transport/target-policy.ts';
import { closedObject } from '../openapi/api-piece.ts';
import { Problem } from '../plugins/problems.ts';
import { type AcceptedCopy, acceptCopy, prepareCopy } from './accept-copy.ts';
import { cancelRoute } from './cancel-route.ts';
import { otherTarget } from './other-target.ts';
import { Repeats } from './repeats.ts';

interface ResendRequest {
  readonly times?: number;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly unchecked?: boolean;
  readonly url?: string;
  readonly fault?: { readonly name: string; readonly options?: Readonly<Record<string, unknown>> };
}

export interface ResendDeps {
  readonly mock: Mock;
  readonly policy: TargetPolicy;
  readonly clock: Clock;
  readonly random: Random;
}

const mostTimes = 100;
const mostProblems = 5;

/** The body of `POST /api/v1/deliveries/{id}/resend`; also its description. */
export const resendOneBody = closedObject(
  {
    times: {
      type: 'integer',
      minimum: 1,
      maximum: mostTimes,
      description: 'So many attempts, each as soon as the one before has ended; 1 when it is left out.',
    },
    event: {
      type: 'object',
      description: 'The event as it was edited. It is sent as a new event, to this subscription alone.',
    },
    unchecked: { type: 'boolean', description: 'Send an edited event although it breaks the contract.' },
    url: {
      type: 'string',
      maxLength: 2048,
      description: 'Another target, which gets a copy with an event id of its own.',
    },
    fault: {
      ...closedObject({ name: { type: 'string', maxLength: 200 }, options: { type: 'object' } }, ['options']),
      description: 'What goes wrong on these attempts.',
    },
  },
  ['times', 'event', 'unchecked', 'url', 'fault'],
);

/** `POST /api/v1/deliveries/{id}/resend`: one delivery again, as it was, edited, elsewhere, several times or broken. */
export function resendRoutes(server: FastifyInstance, { mock, policy, clock, random }: ResendDeps): void {
  const { store, faults } = mock;
  const repeats = new Repeats(mock);
  server.addHook('onClose', async () => repeats.end());
  cancelRoute(server, store, repeats);
  server.post<{ Params: { id: string }; Body: ResendRequest }>(
    '/api/v1/deliveries/:id/resend',
    { schema: { body: resendOneBody } },
    async ({ params: { id }, body, raw }, reply) => {
      const { times = 1, event, unchecked = false, url, fault } = body;
      const { row, original, subscription } = await find(id);
      if (event !== undefined && !unchecked) refuseBroken(event);
      const tools = { subscriptions: store.subscriptions, policy, clock, random };
      const receiver =
        url === undefined ? subscription : await otherTarget(url, subscription, raw.socket.localPort, tools);
      const copy =
        event !== undefined || url !== undefined ? await copyOf(original, event, receiver.id) : undefined;
      const { eventId } = copy ?? row;
      // These attempts and no others; before they are owed, as from then on one may begin at any moment.
      const scope = { next: times, eventId, subscriptionId: receiver.id };
      const added = fault && faults.add({ ...fault, scope });
      try {
        const sent = copy ? await acceptCopy(copy, mock) : await resendSame(row, times);
        if (copy) repeats.add(sent.deliveryId, times - 1);
        return reply.code(202).send({ ...sent, times });
      } catch (error) {
        // What was to be broken is not sent, so nothing else shall be.
        if (added) faults.remove(added.id);
        throw error;
      }
    },
  );

  async function find(id: string) {
    const row = /^[\w-]{1,64}$/.test(id) ? await store.log.delivery(id) : undefined;
    const original = row && (await store.log.event(row.eventId));
    if (!row || !original)
      throw new Problem(404, 'not-found', 'There is no delivery with this id, or it was pruned.');
    const subscription = await store.subscriptions.get(row.subscriptionId);
    if (!subscription)
      throw new Problem(409, 'no-secret', 'The subscription was deleted, and its secret with it.');
    return { row, original, subscription };
  }

  function copyOf(original: EventRow, edited: ResendRequest['event'], subscriptionId: string) {
    const kind = edited === undefined ? 'copied' : 'edited';
    const event = edited ?? JSON.parse(Buffer.from(original.body).toString('utf8'));
    return prepareCopy({ kind, original, event, subscriptionId }, mock, { clock, random });
  }

  async function resendSame({ id, eventId }: DeliveryRow, times: number): Promise<AcceptedCopy> {
    // Before it is sent: an attempt on this machine may end before the answer of the store is here.
    repeats.add(id, times - 1);
    const ids = await mock.resend({ deliveryIds: [id] }).catch((error: unknown) => {
      repeats.remove(id);
      throw error;
    });
    if (ids.length > 0) return { eventId, deliveryId: id };
    repeats.remove(id);
    throw new Problem(
      409,
      'nothing-to-resend',
      'This delivery is in flight.',
      'Wait until the attempt has ended.',
    );
  }
}

function refuseBroken(event: unknown): void {
  const parsed = parseEvent(JSON.stringify(event), { unknownEventType: 'reject' });
  if (parsed.kind !== 'invalid') return;
  const problems = parsed.diagnostics.map(({ path, message }) => `${path || 'the event'} ${message}`);
  const more = problems.length - mostProblems;
  const shown = problems.slice(0, mostProblems).join('; ');
  throw new PlexteraError('PLEXTERA_INVALID_EVENT', {
    problems: more > 0 ? `${shown}; and ${more} more` : shown,
  });
}
