import type { FastifyInstance } from 'fastify';
import type { Mock } from '../../dispatch/mock.ts';
import { Problem } from '../plugins/problems.ts';

interface ClockRequest {
  readonly advanceMs?: number;
  readonly scale?: number;
  readonly signWithTurnedTime?: boolean;
}

const tenYearsMs = 10 * 366 * 86_400_000;

const body = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    advanceMs: { type: 'number', minimum: 0, maximum: tenYearsMs },
    scale: { type: 'number', minimum: 1, maximum: 1_000_000 },
    signWithTurnedTime: { type: 'boolean' },
  },
};

/** `/api/v1/clock`: the clock of the retry schedule, which can be turned forward or run faster. */
export function clockRoutes(server: FastifyInstance, mock: Mock): void {
  const schedule = () => {
    if (mock.schedule) return mock.schedule;
    throw new Problem(
      409,
      'shared-clock',
      'The clock of a shared store is not ours to turn.',
      'Use a store of your own.',
    );
  };
  server.get('/api/v1/clock', async () => schedule().state());
  server.post<{ Body: ClockRequest }>('/api/v1/clock', { schema: { body } }, async (request) => {
    const { advanceMs, scale, signWithTurnedTime } = request.body;
    const clock = schedule();
    if (signWithTurnedTime !== undefined) mock.signTurnedTime(signWithTurnedTime);
    if (scale !== undefined) clock.setScale(scale);
    if (advanceMs !== undefined) clock.advance(advanceMs);
    return clock.state();
  });
}
