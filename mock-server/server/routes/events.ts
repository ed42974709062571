import type { FastifyInstance } from 'fastify';
import type { Emitter } from '../../dispatch/emitter.ts';
import { prepareEvent } from '../../dispatch/prepared-event.ts';
import { createEvent } from '../../payloads/create-event.ts';
import { knownEventType } from '../../payloads/known-event-type.ts';
import { Problem } from '../plugins/problems.ts';

interface EventRequest {
  readonly eventType: string;
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly seed?: number | string;
  readonly unchecked?: boolean;
}

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['eventType'],
  properties: {
    eventType: { type: 'string' },
    overrides: { type: 'object' },
    seed: { type: ['integer', 'string'] },
    unchecked: { type: 'boolean' },
  },
};

/** `POST /api/v1/events`: makes an event, answers 202 with it, and delivers it in the background. */
export function eventRoutes(server: FastifyInstance, emitter: Emitter | undefined): void {
  server.post<{ Body: EventRequest }>('/api/v1/events', { schema: { body } }, async (request, reply) => {
    if (!emitter)
      throw new Problem(409, 'no-target', 'There is no target to send to.', 'Start with --to URL.');
    const { eventType, ...options } = request.body;
    const event = createEvent(knownEventType(eventType), options);
    emitter.emit(prepareEvent(event));
    return reply.code(202).send(event);
  });
}
