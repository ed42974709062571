import { describeParameters } from '../log/query-parameters.ts';
import { type ApiPiece, closedObject, content, type Description, schemaRef } from '../openapi/api-piece.ts';
import { problemResponses } from '../openapi/problem-piece.ts';
import { receiverTestRequest } from './receiver-test-request.ts';
import {
  caseParameters,
  reportParameters,
  streamParameters,
  targetParameters,
} from './receiver-test-routes.ts';
import { reportFormats } from './report-formats.ts';

const tags = ['Control'];
const text = { type: 'string' };
const texts = { type: 'array', items: text };
const flag = { type: 'boolean' };
const count = { type: 'integer', minimum: 0 };

function answered(status: string, description: string, schema: Description): Description {
  return { [status]: { description, ...content(schema) }, ...problemResponses };
}

const caseFacts = {
  id: text,
  group: text,
  groupTitle: text,
  title: text,
  severity: { type: 'string', enum: ['must', 'should', 'may'] },
  needs: { ...texts, description: 'What it needs besides a receiver that answers.' },
};

const schemas = {
  ReceiverTestRequest: receiverTestRequest,
  ReceiverTestTarget: closedObject({
    subscriptionId: text,
    url: { ...text, description: 'Without what may be a secret in it.' },
    host: { ...text, description: 'What `confirm` has to say where it is elsewhere.' },
    elsewhere: { ...flag, description: 'It may be another machine.' },
  }),
  ReceiverTestRun: closedObject(
    {
      status: { type: 'string', enum: ['running', 'finished'] },
      subscriptionId: text,
      receiver: text,
      seed: count,
      startedAt: { ...text, format: 'date-time' },
      strict: flag,
      rerun: { ...flag, description: 'What an earlier run found of other cases is kept.' },
      planned: { ...texts, description: 'The ids of its cases, in their order.' },
      durationMs: count,
      outcome: { type: 'string', enum: ['pass', 'fail', 'unreachable', 'interrupted'] },
      summary: { ...text, description: 'The outcome in one sentence.' },
      stopped: {
        ...closedObject({ kind: text, message: text }),
        description: 'Why it ended early.',
      },
      hints: texts,
      causes: { ...texts, description: 'Why a receiver is usually not there.' },
    },
    ['durationMs', 'outcome', 'summary', 'stopped', 'hints', 'causes'],
  ),
  ReceiverCaseResult: closedObject(
    {
      id: text,
      verdict: { type: 'string', enum: ['pass', 'warn', 'inconclusive', 'skipped', 'fail'] },
      standing: { type: 'string', enum: ['passed', 'counts', 'known', 'tolerated'] },
      reason: { ...text, description: 'What was expected and what came; empty for a pass.' },
      variant: text,
      durationMs: count,
    },
    ['variant'],
  ),
  ReceiverCase: closedObject(caseFacts),
  ReceiverCaseDetail: closedObject(
    {
      ...caseFacts,
      why: text,
      fix: text,
      snippets: { type: 'object', additionalProperties: text, description: 'Code, by framework.' },
      source: text,
      result: schemaRef('ReceiverCaseResult'),
      exchanges: {
        type: 'array',
        items: { type: 'object' },
        description: 'The last requests with their answers; the very last has decided.',
      },
      curl: { ...text, description: 'The deciding request for a shell.' },
    },
    ['result', 'curl'],
  ),
};

/** Testing the receiver: starting and stopping a run, following it, and its reports. */
export const receiverTestPiece: ApiPiece = {
  paths: {
    '/api/v1/receiver-tests': {
      get: {
        operationId: 'getReceiverTest',
        tags,
        summary:
          'The last run of the receiver cases with its results, and which receiver a run would be for.',
        parameters: describeParameters(targetParameters),
        responses: answered(
          '200',
          'As it stands.',
          closedObject(
            {
              seq: { ...count, description: 'The number of the last change.' },
              target: schemaRef('ReceiverTestTarget'),
              run: schemaRef('ReceiverTestRun'),
              results: { type: 'array', items: schemaRef('ReceiverCaseResult') },
            },
            ['target', 'run'],
          ),
        ),
      },
      post: {
        operationId: 'startReceiverTest',
        tags,
        summary: 'Runs the receiver cases against the target, one run at a time.',
        description: 'It is what the verb `test` does, under the same limits and the same rules for targets.',
        requestBody: { required: true, ...content(schemaRef('ReceiverTestRequest')) },
        responses: answered('202', 'The run that has begun.', schemaRef('ReceiverTestRun')),
      },
      delete: {
        operationId: 'stopReceiverTest',
        tags,
        summary: 'Ends the run that goes on, if one does, and keeps what it has found.',
        responses: { '204': { description: 'No run goes on.' }, ...problemResponses },
      },
    },
    '/api/v1/receiver-tests/events': {
      get: {
        operationId: 'followReceiverTest',
        tags,
        summary: 'How the run goes on, as it happens.',
        description:
          'Server-Sent Events: the id is a number that rises, the event one of `started`, `case_started`, ' +
          '`case_ended`, `finished`, the data the run, or a case and its result.',
        parameters: [
          ...describeParameters(streamParameters),
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
    '/api/v1/receiver-tests/cases': {
      get: {
        operationId: 'listReceiverCases',
        tags,
        summary: 'Every receiver case there is, in their order.',
        responses: answered(
          '200',
          'The cases.',
          closedObject({ data: { type: 'array', items: schemaRef('ReceiverCase') } }),
        ),
      },
    },
    '/api/v1/receiver-tests/case': {
      get: {
        operationId: 'getReceiverCase',
        tags,
        summary: 'Why one case matters, how it is mended, and what the last run found.',
        parameters: describeParameters(caseParameters),
        responses: answered('200', 'The case.', schemaRef('ReceiverCaseDetail')),
      },
    },
    '/api/v1/receiver-tests/report': {
      get: {
        operationId: 'getReceiverTestReport',
        tags,
        summary: 'The last run as a file.',
        parameters: describeParameters(reportParameters),
        responses: {
          '200': {
            description: 'The report.',
            content: Object.fromEntries(
              Object.values(reportFormats).map(({ mediaType }) => [
                mediaType,
                { schema: { type: 'string' } },
              ]),
            ),
          },
          ...problemResponses,
        },
      },
    },
  },
  schemas,
};
