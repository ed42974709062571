import { afterAll, expect, test } from 'vitest';
import { type EventType, events, eventTypes } from '../../../mock-server/contract/catalog.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { all, example, sharedPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);
const start = sharedPublicApi();

const { endpointUrl, eventTypes: types, signingSecret } = example;
const job = 'document-insights.job.completed';
const extraction = 'document-insights.extraction.completed';
const run = 'workflow.run.completed';

test('every part that is required and absent is named', async () => {
  const { call } = await start();
  const { status, body } = await call('POST', all, {});
  expect([status, body.error.code, body.error.retryable]).toEqual([422, 'VALIDATION_FAILED', false]);
  expect(body.error.details).toEqual(
    ['endpointUrl', 'eventTypes', 'signingSecret'].map((field) => ({ field, issue: 'is required' })),
  );
});

const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string])[] = [
  ['no event type', { eventTypes: [] }, 'eventTypes', 'at least one'],
  ['event types that are no list', { eventTypes: run }, 'eventTypes', 'must be a list'],
  ['an event type that is no text', { eventTypes: [7] }, 'eventTypes[0]', 'must be a string'],
  ['a duplicate', { eventTypes: [run, run] }, 'eventTypes[1]', 'more than once'],
  ['an unknown event type', { eventTypes: [run, 'workflow.run.fail'] }, 'eventTypes[1]', 'Did you mean'],
  ['an event type of escapes', { eventTypes: ['\u001b[2J'] }, 'eventTypes[0]', 'There is no event type'],
  ['more event types than there are', { eventTypes: Array(9_000).fill('x') }, 'eventTypes', 'at most 8'],
  ['two vocabularies', { eventTypes: [job, run, extraction] }, 'eventTypes', 'mixes two vocabularies'],
  ['an empty secret', { signingSecret: '' }, 'signingSecret', 'is empty'],
  ['a secret of spaces', { signingSecret: '  ' }, 'signingSecret', 'is empty'],
  ['a secret with a newline', { signingSecret: 'whsec_a\n' }, 'signingSecret', 'white space'],
  ['a secret that is no text', { signingSecret: 7 }, 'signingSecret', 'must be a string'],
  ['filters that are no object', { filters: [] }, 'filters', 'must be an object'],
  ['null filters', { filters: null }, 'filters', 'must be an object'],
  ['an unknown filter', { filters: { workflowID: 'a' } }, 'filters.workflowID', 'did you mean workflowId?'],
  ['an empty filter', { filters: { workflowId: '' } }, 'filters.workflowId', 'must be a text'],
  ['a long filter', { filters: { workflowId: 'a'.repeat(257) } }, 'filters.workflowId', '1 to 256'],
  [
    'a filter that no event type has',
    { eventTypes: [job], filters: { workflowId: 'a' } },
    'filters.workflowId',
    `needs one of these in eventTypes: ${run}`,
  ],
  ['an unknown part', { endpointURL: endpointUrl }, 'endpointURL', 'did you mean endpointUrl?'],
  ['our own extension', { retry: {} }, 'retry', 'is not known'],
  ['a read-only part', { createdAt: '2026-04-07T10:22:00Z' }, 'createdAt', 'is not known'],
];

test.each(wrong)(
  '%s is refused in a creation and in an update, and says where',
  async (_, part, field, issue) => {
    const { call, stored, count } = await start();
    const { id } = (await call('POST', all, example)).body;
    const before = [await stored(id), await count()];
    const answers = [
      await call('POST', all, { ...example, ...part }),
      await call('PATCH', `${all}/${id}`, part),
    ];
    for (const { status, body } of answers) {
      expect([status, body.error.code]).toEqual([422, 'VALIDATION_FAILED']);
      expect(body.error.details).toEqual([{ field, issue: expect.stringContaining(issue) }]);
      expect(body.error.message).toContain(field);
    }
    expect([await stored(id), await count()]).toEqual(before);
  },
);

test('a refusal never repeats a secret', async () => {
  const { call } = await start();
  const { text } = await call('POST', all, { ...example, signingSecret: ' whsec_canary ' });
  expect(text).not.toContain('canary');
});

test('all that is wrong is said at once', async () => {
  const { call } = await start();
  const { body } = await call('POST', all, { endpointUrl: 7, eventTypes: ['x'], filters: { a: 1 } });
  const fields = body.error.details.map(({ field }: { readonly field: string }) => field);
  expect(fields).toEqual(['endpointUrl', 'eventTypes[0]', 'signingSecret', 'filters.a']);
});

test('a status is nothing that a creation takes', async () => {
  const { call } = await start();
  const { body } = await call('POST', all, { ...example, status: 'paused' });
  expect(body.error.details).toEqual([{ field: 'status', issue: 'is not known' }]);
});

test.each(['Active', 'deleted', '', null, 1])('the status %j is refused', async (status) => {
  const { call } = await start();
  const { id } = (await call('POST', all, example)).body;
  const { body } = await call('PATCH', `${all}/${id}`, { status });
  expect(body.error.details).toEqual([{ field: 'status', issue: 'must be active or paused' }]);
});

test('an update may not leave a filter behind that nothing is filtered by', async () => {
  const { call } = await start();
  const { id } = (await call('POST', all, { ...example, filters: { workflowId: 'a' } })).body;
  const refused = await call('PATCH', `${all}/${id}`, { eventTypes: [job] });
  const together = await call('PATCH', `${all}/${id}`, { eventTypes: [job], filters: {} });
  expect([refused.status, together.status]).toEqual([422, 200]);
});

test('a filter may stand beside event types that do not have it', async () => {
  const { call } = await start();
  const mixed = { ...example, eventTypes: [job, run], filters: { workflowId: 'a' } };
  expect((await call('POST', all, mixed)).status).toBe(201);
});

test.each([...new Set(eventTypes.map(vocabularyOf))])(
  'the vocabulary %s may be subscribed to with the event types that have one name',
  async (vocabulary) => {
    const { call } = await start();
    const chosen = eventTypes.filter((type) => vocabularyOf(type) === vocabulary || !renamed(type));
    expect((await call('POST', all, { ...example, eventTypes: chosen })).status).toBe(201);
  },
);

test.each([
  ['nothing', undefined],
  ['a list', '[]'],
  ['null', 'null'],
  ['a text', '"x"'],
  ['broken JSON', '{"endpointUrl":'],
  ['a prototype', '{"__proto__":{"polluted":true}}'],
  ['a constructor', '{"constructor":{"prototype":{"polluted":true}}}'],
  ['deep nesting', `{"filters":${'['.repeat(100)}${']'.repeat(100)}}`],
])('a body of %s is an INVALID_REQUEST', async (_, text) => {
  const { call } = await start();
  const { status, body } = await call('POST', all, text);
  expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST']);
  expect(body.error).not.toHaveProperty('details');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('thousands of unknown parts are answered with a few of them', async () => {
  const { call } = await start();
  const parts = Object.fromEntries(Array.from({ length: 9_000 }, (_, index) => [`part${index}`, 1]));
  const { status, body } = await call('POST', all, {
    ...parts,
    endpointUrl,
    eventTypes: types,
    signingSecret,
  });
  expect([status, body.error.details.length]).toEqual([422, 20]);
});

function vocabularyOf(type: EventType): string {
  return events[type].vocabulary;
}

function renamed(type: EventType): boolean {
  return 'alsoKnownAs' in events[type];
}
