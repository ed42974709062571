import { afterAll, expect, test } from 'vitest';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { all, example, sharedPublicApi, startPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);
const start = sharedPublicApi();

test('a created subscription is active at once, and is shown without its secret', async () => {
  const { call } = await start();
  const { status, body, text } = await call('POST', all, example);
  const { signingSecret, ...shown } = example;
  expect([status, body]).toEqual([
    201,
    {
      ...shown,
      id: expect.stringMatching(/^sub_[0-9A-HJKMNP-TV-Z]{26}$/),
      status: 'active',
      createdAt: '2026-04-07T10:22:00.000Z',
      updatedAt: '2026-04-07T10:22:00.000Z',
    },
  ]);
  expect(text).not.toContain(signingSecret);
});

test('what was created is found by its id and in the list, always without its secret', async () => {
  const { call } = await startPublicApi();
  const created = (await call('POST', all, example)).body;
  const found = await call('GET', `${all}/${created.id}`);
  const list = await call('GET', all);
  expect([found.status, found.body]).toEqual([200, created]);
  expect(list.body.data).toEqual([created]);
  expect(found.text + list.text).not.toContain(example.signingSecret);
});

test('filters are kept, and left out when there are none', async () => {
  const { call } = await start();
  const filtered = await call('POST', all, { ...example, filters: { workflowId: 'invoices' } });
  const empty = await call('POST', all, { ...example, filters: {} });
  expect(filtered.body.filters).toEqual({ workflowId: 'invoices' });
  expect(empty.body).not.toHaveProperty('filters');
});

test('an update changes what it names, and nothing else', async () => {
  const { call, clock, stored } = await startPublicApi();
  const created = (await call('POST', all, { ...example, filters: { workflowId: 'a' } })).body;
  clock.atMs += 1_000;
  const { status, body } = await call('PATCH', `${all}/${created.id}`, {
    eventTypes: ['workflow.run.completed'],
  });
  expect([status, body]).toEqual([
    200,
    { ...created, eventTypes: ['workflow.run.completed'], updatedAt: '2026-04-07T10:22:01.000Z' },
  ]);
  expect((await stored(created.id))?.signingSecret).toBe(example.signingSecret);
});

test('an empty update is allowed and changes nothing', async () => {
  const { call, clock } = await startPublicApi();
  const created = (await call('POST', all, example)).body;
  clock.atMs += 1_000;
  const { status, body } = await call('PATCH', `${all}/${created.id}`, {});
  expect([status, body]).toEqual([200, created]);
});

test('a new secret replaces the old one and is not shown either', async () => {
  const { call, stored } = await start();
  const { id } = (await call('POST', all, example)).body;
  const { status, text } = await call('PATCH', `${all}/${id}`, { signingSecret: 'whsec_second_canary' });
  expect(status).toBe(200);
  expect(text).not.toContain('canary');
  expect((await stored(id))?.signingSecret).toBe('whsec_second_canary');
});

test('empty filters in an update remove the filters', async () => {
  const { call } = await start();
  const { id } = (await call('POST', all, { ...example, filters: { workflowId: 'a' } })).body;
  const { body } = await call('PATCH', `${all}/${id}`, { filters: {} });
  expect(body).not.toHaveProperty('filters');
});

test('a subscription is paused and resumed by its status', async () => {
  const { call } = await start();
  const { id } = (await call('POST', all, example)).body;
  const paused = await call('PATCH', `${all}/${id}`, { status: 'paused' });
  const resumed = await call('PATCH', `${all}/${id}`, { status: 'active' });
  expect([paused.body.status, resumed.body.status]).toEqual(['paused', 'active']);
});

test('resuming forgets why the mock had paused it, and the failures that led there', async () => {
  const { call, store, stored } = await start();
  const { id } = (await call('POST', all, example)).body;
  await store.subscriptions.update(id, { status: 'paused', pausedReason: 'gone', failureStreak: 3 });
  await call('PATCH', `${all}/${id}`, { status: 'active' });
  expect(await stored(id)).toMatchObject({ status: 'active', failureStreak: 0 });
  expect(await stored(id)).not.toHaveProperty('pausedReason');
});

test('what only the mock knows of a subscription is not shown', async () => {
  const { call, store } = await start();
  const { id } = (await call('POST', all, example)).body;
  await store.subscriptions.update(id, { pausedReason: 'gone', overrides: { deadlineMs: 5 } });
  const { body } = await call('GET', `${all}/${id}`);
  expect(Object.keys(body).sort()).toEqual(
    ['createdAt', 'endpointUrl', 'eventTypes', 'id', 'status', 'updatedAt'].sort(),
  );
});

test('a deleted subscription is gone, and cannot be deleted again', async () => {
  const { call } = await start();
  const { id } = (await call('POST', all, example)).body;
  const deleted = await call('DELETE', `${all}/${id}`);
  expect([deleted.status, deleted.text]).toEqual([204, '']);
  const after = await Promise.all([
    call('GET', `${all}/${id}`),
    call('PATCH', `${all}/${id}`, {}),
    call('DELETE', `${all}/${id}`),
  ]);
  expect(after.map(({ status, body }) => [status, body.error.code])).toEqual(
    Array(3).fill([404, 'NOT_FOUND']),
  );
});

test('a subscription that is deleted while it is updated is not found', async () => {
  const { call } = await startPublicApi({ subscriptions: { update: async () => undefined } });
  const { id } = (await call('POST', all, example)).body;
  expect((await call('PATCH', `${all}/${id}`, { status: 'paused' })).status).toBe(404);
});

test('a DELETE that names a type and sends no body is understood', async () => {
  const { call } = await start();
  const { id } = (await call('POST', all, example)).body;
  const headers = { 'content-type': 'application/json' };
  expect((await call('DELETE', `${all}/${id}`, undefined, headers)).status).toBe(204);
});

test.each(['..%2f..', '%00', 'a'.repeat(65), 'a%20b', '__proto__', '<script>'])(
  'the id %s is not found, and what is no id is not repeated',
  async (id) => {
    const { call } = await start();
    const { status, text } = await call('GET', `${all}/${id}`);
    expect(status).toBe(404);
    expect(text).not.toMatch(/<|%|aaa|\.\./);
  },
);
