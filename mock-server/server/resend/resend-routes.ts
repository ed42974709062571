import type { FastifyInstance } from 'fastify';
import { eventTypes } from '../../contract/catalog.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { parseEvent } from '../../contract/parse-event.ts';
import type { EventSubscription } from '../../delivery/event-subscription.ts';
import type { Mock } from '../../dispatch/mock.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Random } from '../../runtime/random.ts';
import type { DeliveryRow } from '../../store/delivery-log-store.ts';
import type { TargetPolicy } from '../../transport/target-policy.ts';
import { closedObject } from '../openapi/api-piece.ts';
import { Problem } from '../plugins/problems.ts';
import { type AcceptedCopy, acceptCopy } from './accept-copy.ts';
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
      const added =
        fault && faults.add({ ...fault, scope: scopeOf(receiver, event?.eventType ?? row.eventType, times) });
      const again = () => resendSame(row, times);
      const copied = async () => {
        const kind = event === undefined ? 'copied' : 'edited';
        const changed = event ?? JSON.parse(Buffer.from(original.body).toString('utf8'));
        const copy = { kind, original, event: changed, subscriptionId: receiver.id } as const;
        const accepted = await acceptCopy(copy, mock, { clock, random });
        repeats.add(accepted.deliveryId, times - 1);
        return accepted;
      };
      try {
        const sent = event === undefined && url === undefined ? await again() : await copied();
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
      'This delivery is in flight or was cancelled.',
      'Wait until the attempt has ended.',
    );
  }
}

/** The attempts that are asked for, and no others as far as that can be told apart. */
function scopeOf({ id: subscriptionId }: EventSubscription, eventType: unknown, times: number) {
  const known = eventTypes.find((type) => type === eventType);
  return { next: times, subscriptionId, ...(known === undefined ? {} : { eventType: known }) };
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
