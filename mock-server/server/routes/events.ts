import type { FastifyInstance } from 'fastify';
import type { Mock } from '../../dispatch/mock.ts';
import { prepareEvent } from '../../dispatch/prepared-event.ts';
import { readTraceContext } from '../../dispatch/trace/trace-context.ts';
import { createEvent } from '../../payloads/create-event.ts';
import { knownEventType } from '../../payloads/known-event-type.ts';
import type { Override } from '../../payloads/overrides/override.ts';
import { Problem } from '../plugins/problems.ts';

interface EventRequest {
  readonly eventType: string;
  readonly example?: string;
  readonly overrides?: readonly Override[] | Readonly<Record<string, unknown>>;
  readonly seed?: number | string;
  readonly unchecked?: boolean;
  readonly reprocessed?: boolean;
}

const override = {
  type: 'object',
  additionalProperties: false,
  required: ['path'],
  properties: { path: { type: ['string', 'array'], items: { type: 'string' } }, value: {} },
};

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['eventType'],
  properties: {
    eventType: { type: 'string' },
    example: { type: 'string', maxLength: 200 },
    overrides: { anyOf: [{ type: 'object' }, { type: 'array', items: override }] },
    seed: { type: ['integer', 'string'] },
    unchecked: { type: 'boolean' },
    reprocessed: { type: 'boolean' },
  },
};

/** `POST /api/v1/events`: makes an event and answers 202 with it once it is stored; 200 with the earlier one. */
export function eventRoutes(server: FastifyInstance, mock: Mock): void {
  server.post<{ Body: EventRequest }>('/api/v1/events', { schema: { body } }, async (request, reply) => {
    const { eventType, reprocessed = false, ...options } = request.body;
    const type = knownEventType(eventType);
    if ((await mock.store.subscriptions.active()).length === 0)
      throw new Problem(
        409,
        'no-target',
        'No subscription is active.',
        'Start with --to URL, create a subscription, or resume one that is paused.',
      );
    const trace = mock.tracesEvents ? readTraceContext(request.headers) : undefined;
    const intake = await mock.emit(prepareEvent(createEvent(type, options)), { reprocessed, trace });
    return reply.code(intake.kind === 'accepted' ? 202 : 200).send(intake.event);
  });
}
