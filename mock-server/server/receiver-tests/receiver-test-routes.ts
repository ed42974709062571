import type { FastifyInstance } from 'fastify';
import { oneOf, textLike, textOf, wholeNumber } from '../log/parameter-kinds.ts';
import { badParameter, readParameters } from '../log/query-parameters.ts';
import { Problem } from '../plugins/problems.ts';
import { caseList } from './case-detail.ts';
import { type ReceiverTestRequest, receiverTestRequest } from './receiver-test-request.ts';
import type { ReceiverTests } from './receiver-tests.ts';
import { reportFormats } from './report-formats.ts';
import { mostStreamClients, TestStream } from './test-stream.ts';

const seq = wholeNumber(
  0,
  Number.MAX_SAFE_INTEGER,
  'Resume behind this change; the header Last-Event-ID is stronger.',
);
export const streamParameters = { after: seq };
export const targetParameters = {
  subscriptionId: textLike(/^[\w-]{1,64}$/, 'the id of a subscription', 'Whose receiver a run would be for.'),
};
export const caseParameters = { id: textOf(300, 'The id of a case.') };
export const reportParameters = {
  format: oneOf(Object.keys(reportFormats) as ReportFormat[], 'Which report.'),
};

type ReportFormat = keyof typeof reportFormats;

/** `/api/v1/receiver-tests`: the receiver cases against the mock's target. One run at a time; the last one is kept. */
export function receiverTestRoutes(server: FastifyInstance, tests: ReceiverTests): void {
  const { record } = tests;
  const stream = new TestStream(record);
  server.get('/api/v1/receiver-tests', async (request) => {
    const { subscriptionId } = readParameters(request.query, targetParameters);
    const target = await tests.target(subscriptionId);
    const { seq: last, run, results } = record;
    return { seq: last, ...(target ? { target } : {}), ...(run ? { run } : {}), results };
  });
  server.post<{ Body: ReceiverTestRequest }>(
    '/api/v1/receiver-tests',
    { schema: { body: receiverTestRequest } },
    async ({ body }, reply) => reply.code(202).send(await tests.start(body)),
  );
  server.delete('/api/v1/receiver-tests', async (_request, reply) => {
    await tests.stop();
    return reply.code(204).send();
  });
  server.get('/api/v1/receiver-tests/events', { exposeHeadRoute: false }, async (request, reply) => {
    const { after } = readParameters(request.query, streamParameters);
    const lastId = request.headers['last-event-id'];
    const resumed = lastId === undefined ? after : seq.read(String(lastId));
    if (lastId !== undefined && resumed === undefined)
      throw badParameter(`"Last-Event-ID" must be ${seq.expected}.`);
    if (stream.isFull)
      throw new Problem(
        503,
        'too-many-clients',
        `${mostStreamClients} clients listen already.`,
        'Close one.',
      );
    reply.hijack();
    stream.join(reply.raw, reply.getHeaders(), resumed);
  });
  server.get('/api/v1/receiver-tests/cases', async (request) => {
    readParameters(request.query, {});
    return { data: await caseList() };
  });
  // By a parameter of the query: ids of cases have slashes in them.
  server.get('/api/v1/receiver-tests/case', async (request) => {
    const { id = '' } = readParameters(request.query, caseParameters);
    const detail = await tests.detail(id);
    if (!detail) throw new Problem(404, 'not-found', 'There is no case with this id.');
    return detail;
  });
  server.get('/api/v1/receiver-tests/report', async (request, reply) => {
    const { format = 'json' } = readParameters(request.query, reportParameters);
    const { mediaType, ending } = reportFormats[format];
    const text = await tests.report(format);
    const stamp = record.run?.startedAt.replaceAll(/[-:]|\.\d+/g, '') ?? '';
    return reply
      .type(`${mediaType}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="receiver-test-${stamp}.${ending}"`)
      .send(text);
  });
  server.addHook('preClose', async () => {
    stream.end();
    await tests.close();
  });
}
