import { afterAll, expect, test } from 'vitest';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { all, example, sharedPublicApi, startPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);
const start = sharedPublicApi();

async function startWith(count: number) {
  const api = await startPublicApi();
  const ids: string[] = [];
  for (let made = 0; made < count; made++) ids.unshift((await api.call('POST', all, example)).body.id);
  return { ...api, ids };
}

const idsOf = (body: { readonly data: readonly { readonly id: string }[] }) => body.data.map(({ id }) => id);

test('an empty list is one without pages', async () => {
  const { call } = await startPublicApi();
  expect((await call('GET', all)).body).toEqual({
    data: [],
    pageInfo: { page: 0, size: 50, totalItems: 0, totalPages: 0 },
  });
});

test('the newest come first, fifty at a time', async () => {
  const { call, ids } = await startWith(51);
  const first = (await call('GET', all)).body;
  const second = (await call('GET', `${all}?page=1`)).body;
  expect(idsOf(first)).toEqual(ids.slice(0, 50));
  expect(idsOf(second)).toEqual(ids.slice(50));
  expect(first.pageInfo).toEqual({ page: 0, size: 50, totalItems: 51, totalPages: 2 });
});

test('a size divides the list, and beyond the end there is nothing', async () => {
  const { call, ids } = await startWith(5);
  const pages = await Promise.all([0, 1, 2, 3].map((page) => call('GET', `${all}?page=${page}&size=2`)));
  expect(pages.map(({ body }) => idsOf(body))).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4), []]);
  expect(pages[0]?.body.pageInfo).toEqual({ page: 0, size: 2, totalItems: 5, totalPages: 3 });
});

test('a list is narrowed to a status and to an event type', async () => {
  const { call, ids } = await startWith(2);
  await call('PATCH', `${all}/${ids[0]}`, { status: 'paused' });
  await call('PATCH', `${all}/${ids[1]}`, { eventTypes: ['workflow.run.completed'] });
  const paused = await call('GET', `${all}?status=paused`);
  const completed = await call('GET', `${all}?eventType=workflow.run.completed`);
  const both = await call('GET', `${all}?status=paused&eventType=workflow.run.completed`);
  expect([paused, completed, both].map(({ body }) => idsOf(body))).toEqual([[ids[0]], [ids[1]], []]);
});

test.each([
  ['page=-1', 'page', 'whole number'],
  ['page=1.5', 'page', 'whole number'],
  ['page=', 'page', 'whole number'],
  ['page=1&page=2', 'page', 'whole number'],
  ['page=99999999999999999999', 'page', 'whole number'],
  ['size=0', 'size', 'from 1 to 100'],
  ['size=101', 'size', 'from 1 to 100'],
  ['size=0x10', 'size', 'from 1 to 100'],
  ['status=ACTIVE', 'status', 'active or paused'],
  ['status=', 'status', 'active or paused'],
  ['eventType=workflow.run.complete', 'eventType', 'Did you mean workflow.run.completed?'],
  ['eventtype=workflow.run.completed', 'eventtype', 'did you mean eventType?'],
])('the query %s is refused, and says where', async (query, field, issue) => {
  const { call } = await start();
  const { status, body } = await call('GET', `${all}?${query}`);
  expect([status, body.error.code]).toEqual([422, 'VALIDATION_FAILED']);
  expect(body.error.details).toEqual([{ field, issue: expect.stringContaining(issue) }]);
});
