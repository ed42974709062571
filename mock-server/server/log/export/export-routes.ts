import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Mock } from '../../../dispatch/mock.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { type ApiPiece, content, type Description } from '../../openapi/api-piece.ts';
import { problemResponses } from '../../openapi/problem-piece.ts';
import { filterParameters, toFilter } from '../log-query.ts';
import { wholeNumber } from '../parameter-kinds.ts';
import { describeParameters, readParameters } from '../query-parameters.ts';
import { har } from './har.ts';
import { type LoggedDelivery, loggedDeliveries } from './logged-deliveries.ts';
import { ndjson } from './ndjson.ts';

const parameters = {
  ...filterParameters,
  limit: wholeNumber(
    1,
    Number.MAX_SAFE_INTEGER,
    'So many deliveries at most, the newest ones; by default all.',
  ),
  before: wholeNumber(0, Number.MAX_SAFE_INTEGER, 'Deliveries before this one, as in the list.'),
};

interface Format {
  readonly ending: string;
  readonly mediaType: string;
  readonly write: (deliveries: AsyncIterable<LoggedDelivery>) => AsyncIterable<string>;
}

const formats: readonly Format[] = [
  { ending: 'ndjson', mediaType: 'application/x-ndjson', write: ndjson },
  { ending: 'har', mediaType: 'application/json', write: har },
];

/** `GET /api/v1/export.ndjson` and `.har`: the log as a file, read and sent page by page. */
export function exportRoutes(server: FastifyInstance, { store: { log } }: Mock, clock: Clock): void {
  // A HEAD would read the whole log for nothing.
  for (const { ending, mediaType, write } of formats)
    server.get(`/api/v1/export.${ending}`, { exposeHeadRoute: false }, async (request, reply) => {
      const { limit, before, ...conditions } = readParameters(request.query, parameters);
      const deliveries = loggedDeliveries(log, { ...toFilter(conditions), before, limit });
      const stamp = new Date(clock.now()).toISOString().replaceAll(/[-:]|\.\d+/g, '');
      return reply
        .type(`${mediaType}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="plextera-deliveries-${stamp}.${ending}"`)
        .send(Readable.from(write(deliveries), { highWaterMark: 4 }));
    });
}

const schemas: Readonly<Record<string, Description>> = {
  ndjson: { type: 'string', description: 'A delivery with its attempts on each line.' },
  har: { type: 'object', required: ['log'], description: 'HAR 1.2, with an entry for each attempt.' },
};

export const exportPiece: ApiPiece = {
  paths: Object.fromEntries(
    formats.map(({ ending, mediaType }) => [
      `/api/v1/export.${ending}`,
      {
        get: {
          operationId: `exportLogAs${ending === 'har' ? 'Har' : 'Ndjson'}`,
          tags: ['Log'],
          summary: 'The deliveries that are looked for, as a file without secrets.',
          parameters: describeParameters(parameters),
          responses: {
            '200': { description: 'The file.', ...content(schemas[ending] ?? {}, mediaType) },
            ...problemResponses,
          },
        },
      },
    ]),
  ),
};
