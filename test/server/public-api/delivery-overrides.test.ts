import { afterAll, expect, test } from 'vitest';
import { deliveryRules } from '../../../mock-server/contract/catalog.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { all, example, sharedPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);
const start = sharedPublicApi();

async function startWithSubscription() {
  const api = await start();
  const { id } = (await api.call('POST', all, example)).body;
  return { ...api, id, url: `/api/v1/subscriptions/${id}/delivery` };
}

test('a subscription has no overrides at first', async () => {
  const { call, url, id } = await startWithSubscription();
  const { status, body } = await call('GET', url);
  expect([status, body]).toEqual([
    200,
    { subscriptionId: id, status: 'active', failureStreak: 0, overrides: {} },
  ]);
});

test('why the mock paused a subscription is shown here', async () => {
  const { call, url, id, store } = await startWithSubscription();
  await store.subscriptions.update(id, { status: 'paused', pausedReason: 'answered 410', failureStreak: 1 });
  const { body } = await call('GET', url);
  expect(body).toMatchObject({ status: 'paused', pausedReason: 'answered 410', failureStreak: 1 });
});

test('parts of the schedule are changed one after the other, and the others stay the contract’s', async () => {
  const { call, url, id, stored } = await startWithSubscription();
  await call('PATCH', url, { retry: { maxAttempts: 3 }, deadlineMs: 500 });
  const { status, body } = await call('PATCH', url, { retry: { baseMs: 10 }, pauseAfterFailures: 5 });
  const overrides = {
    retry: { ...deliveryRules.retry, maxAttempts: 3, baseMs: 10 },
    deadlineMs: 500,
    pauseAfterFailures: 5,
  };
  expect([status, body.overrides]).toEqual([200, overrides]);
  expect((await stored(id))?.overrides).toEqual(overrides);
});

test('null gives a part back to the contract', async () => {
  const { call, url, id, stored } = await startWithSubscription();
  await call('PATCH', url, { retry: { maxAttempts: 3 }, deadlineMs: 500 });
  expect((await call('PATCH', url, { retry: null })).body.overrides).toEqual({ deadlineMs: 500 });
  expect((await call('PATCH', url, { deadlineMs: null })).body.overrides).toEqual({});
  expect(await stored(id)).not.toHaveProperty('overrides');
});

test('a schedule can be a list, and go back to a formula', async () => {
  const { call, url } = await startWithSubscription();
  const list = { schedule: 'list', delaysMs: [10, 500], jitter: deliveryRules.retry.jitter };
  expect((await call('PATCH', url, { retry: { delaysMs: [10, 500] } })).body.overrides).toEqual({
    retry: list,
  });
  const jittered = { ...list, jitter: 0.5 };
  expect((await call('PATCH', url, { retry: { jitter: 0.5 } })).body.overrides).toEqual({ retry: jittered });
  const back = await call('PATCH', url, { retry: { schedule: 'exponential', maxAttempts: 2 } });
  expect(back.body.overrides).toEqual({ retry: { ...deliveryRules.retry, maxAttempts: 2 } });
});

test.each([
  [{ delaysMs: [1], maxAttempts: 3 }, '/retry/maxAttempts'],
  [{ schedule: 'exponential', delaysMs: [1] }, '/retry/delaysMs'],
])('a schedule of two kinds, %j, is refused', async (retry, where) => {
  const { call, url } = await startWithSubscription();
  const { status, body } = await call('PATCH', url, { retry });
  expect([status, body.detail]).toEqual([400, expect.stringContaining(where)]);
});

test('an empty change changes nothing', async () => {
  const { call, url } = await startWithSubscription();
  await call('PATCH', url, { deadlineMs: 500 });
  expect((await call('PATCH', url, {})).body.overrides).toEqual({ deadlineMs: 500 });
});

test.each([
  [{ deadlineMS: 1 }, 'did you mean "deadlineMs"?'],
  [{ retry: { basems: 1 } }, 'did you mean "baseMs"?'],
  [{ deadlineMs: 0 }, '/deadlineMs'],
  [{ deadlineMs: '500' }, '/deadlineMs'],
  [{ retry: { factor: 0.5 } }, '/retry/factor'],
  [{ retry: { jitter: 2 } }, '/retry/jitter'],
  [{ retry: { maxAttempts: 1.5 } }, '/retry/maxAttempts'],
  [{ retry: { delaysMs: [1, -1] } }, '/retry/delaysMs/1'],
  [{ retry: { schedule: 'linear' } }, '/retry/schedule'],
  [{ pauseAfterFailures: -1 }, '/pauseAfterFailures'],
  [{ signingSecret: 'x' }, 'unknown key "signingSecret"'],
  [[], 'must be object'],
])('the change %j is a problem that says where', async (body, detail) => {
  const { call, url } = await startWithSubscription();
  const answer = await call('PATCH', url, body);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    400,
    'application/problem+json; charset=utf-8',
  ]);
  expect(answer.body.detail).toContain(detail);
});

test.each(['sub_unknown', 'a%20b'])('the subscription %s is not found', async (id) => {
  const { call } = await start();
  const url = `/api/v1/subscriptions/${id}/delivery`;
  const answers = [await call('GET', url), await call('PATCH', url, {})];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(2).fill([404, 'not-found']));
});
