import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Mock } from '../../dispatch/mock.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { LogPage, LogQuery } from '../../store/delivery-log-store.ts';
import { Problem } from '../plugins/problems.ts';
import { deliveryDetail, deliveryViews } from './delivery-view.ts';
import { eventDetail, eventViews } from './event-view.ts';
import { readListQuery } from './log-query.ts';
import { readParameters } from './query-parameters.ts';
import { waitForRows } from './wait-for-rows.ts';

/** What is remembered of events and deliveries: lists that are filtered, paged and waited for, and each of them whole. */
export function logRoutes(server: FastifyInstance, { store, watch }: Mock, clock: Clock): void {
  const { log } = store;

  async function list<Row, View>(
    given: unknown,
    reply: FastifyReply,
    find: (query: LogQuery) => Promise<LogPage<Row>>,
    show: (rows: readonly Row[]) => Promise<readonly View[]>,
  ) {
    const { query, waitMs, count } = readListQuery(given);
    const gone = whenGone(reply);
    const { items, nextBefore } = await waitForRows(() => find(query), { count, waitMs, watch, clock, gone });
    return { data: await show(items), ...(nextBefore === undefined ? {} : { nextBefore }) };
  }

  server.get('/api/v1/events', (request, reply) =>
    list(
      request.query,
      reply,
      (query) => log.events(query),
      (rows) => eventViews(log, rows),
    ),
  );
  server.get('/api/v1/deliveries', (request, reply) =>
    list(
      request.query,
      reply,
      (query) => log.deliveries(query),
      (rows) => deliveryViews(log, rows),
    ),
  );
  server.get<{ Params: { eventId: string } }>('/api/v1/events/:eventId', async ({ params, query }) => {
    readParameters(query, {});
    const row = isPossible(params.eventId) ? await log.event(params.eventId) : undefined;
    if (!row) throw new Problem(404, 'not-found', 'There is no event with this id, or it was pruned.');
    return eventDetail(log, row);
  });
  server.get<{ Params: { id: string } }>('/api/v1/deliveries/:id', async ({ params, query }) => {
    readParameters(query, {});
    const row = isPossible(params.id) ? await log.delivery(params.id) : undefined;
    if (!row) throw new Problem(404, 'not-found', 'There is no delivery with this id, or it was pruned.');
    return deliveryDetail(log, row);
  });
}

/** A text with a NUL is no id, and no store can be asked for it. */
function isPossible(id: string): boolean {
  return !id.includes('\0');
}

function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
}
