import type { FastifyInstance } from 'fastify';
import type { Mock } from '../../dispatch/mock.ts';
import { time } from '../log/parameter-kinds.ts';
import { Problem } from '../plugins/problems.ts';

interface ResendRequest {
  readonly deliveryIds?: readonly string[];
  readonly exhaustedSince?: string;
}

const resendBody = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: {
    deliveryIds: {
      type: 'array',
      minItems: 1,
      maxItems: 1000,
      items: { type: 'string', pattern: '^[\\w-]{1,64}$' },
    },
    exhaustedSince: { type: 'string' },
  },
};

const since = time('When the events were accepted, or later.');

/** `POST /api/v1/deliveries/resend`: sends again what is named, or all that is exhausted. */
export function deliveryRoutes(server: FastifyInstance, mock: Mock): void {
  server.post<{ Body: ResendRequest }>(
    '/api/v1/deliveries/resend',
    { schema: { body: resendBody } },
    async ({ body: { deliveryIds, exhaustedSince } }, reply) => {
      const selection =
        deliveryIds === undefined
          ? { exhaustedSince: since.read(exhaustedSince ?? '') ?? noTime() }
          : { deliveryIds };
      const ids = await mock.resend(selection);
      if (deliveryIds !== undefined && ids.length === 0)
        throw new Problem(409, 'nothing-to-resend', 'None of these deliveries is there and not in flight.');
      return reply.code(202).send({ deliveryIds: ids });
    },
  );
}

function noTime(): never {
  throw new Problem(400, 'bad-request', `/exhaustedSince must be ${since.expected}`);
}
