import type { FastifyInstance } from 'fastify';
import { type ApiPiece, content } from '../../openapi/api-piece.ts';
import { problemResponses } from '../../openapi/problem-piece.ts';
import { Problem } from '../../plugins/problems.ts';
import { wholeNumber } from '../parameter-kinds.ts';
import { badParameter, describeParameters, readParameters } from '../query-parameters.ts';
import { FeedClient } from './feed-client.ts';
import { type LogFeed, mostFeedClients } from './log-feed.ts';

const seq = wholeNumber(
  0,
  Number.MAX_SAFE_INTEGER,
  'Resume after this line; the header Last-Event-ID is stronger.',
);
const parameters = { after: seq };

/** `GET /api/v1/feed`: what changes in the log, as Server-Sent Events. */
export function feedRoute(server: FastifyInstance, feed: LogFeed): void {
  // No answer to HEAD: it would hold a place and never be told anything.
  server.get('/api/v1/feed', { exposeHeadRoute: false }, async (request, reply) => {
    const { after } = readParameters(request.query, parameters);
    const lastId = request.headers['last-event-id'];
    const resumed = lastId === undefined ? after : seq.read(String(lastId));
    if (lastId !== undefined && resumed === undefined)
      throw badParameter(`"Last-Event-ID" must be ${seq.expected}.`);
    if (feed.isFull)
      throw new Problem(
        503,
        'too-many-clients',
        `${mostFeedClients} clients listen already.`,
        'Close one, or read the lists.',
      );
    reply.hijack();
    void feed.join(new FeedClient(reply.raw, reply.getHeaders()), resumed);
  });
  server.addHook('preClose', async () => feed.end());
}

export const feedPiece: ApiPiece = {
  paths: {
    '/api/v1/feed': {
      get: {
        operationId: 'followLog',
        tags: ['Log'],
        summary: 'What changes in the log, as it happens.',
        description:
          'Server-Sent Events: the id is a sequence number, the event a kind of change (`accepted`, ' +
          '`attempt_started`, `attempt_ended`, `resent`, `cancelled`), the data a delivery as it stands. `gap` says ' +
          'that lines are missing, and `pruned` that events were removed on request.',
        parameters: [
          ...describeParameters(parameters),
          { name: 'Last-Event-ID', in: 'header', schema: { type: 'string', pattern: '^\\d{1,16}$' } },
        ],
        responses: {
          '200': {
            description: 'A stream without an end.',
            ...content({ type: 'string' }, 'text/event-stream'),
          },
          ...problemResponses,
        },
      },
    },
  },
};
