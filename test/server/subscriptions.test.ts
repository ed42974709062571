import { expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { expectDocumented } from './public-api/documented.ts';

const secret = 'whsec_canary_of_the_subscriptions';

async function start(...answers: readonly number[]) {
  const receiver = await startRecordingReceiver(...answers);
  const mock = await startMock({ url: `${receiver.url}?key=canary`, secret });
  const api = await startControlApi(mock);
  const call = async (method: string, path: string, requestBody?: unknown) => {
    const { status, headers, ...answer } = await api
      .send(method, path, requestBody)
      .then(async (response) => ({
        status: response.status,
        headers: response.headers,
        text: await response.text(),
      }));
    expectDocumented({ method, path, requestBody, status, headers, text: answer.text });
    return { status, text: answer.text, body: JSON.parse(answer.text || 'null') as Record<string, unknown> };
  };
  return { ...api, receiver, call };
}

test('subscriptions are listed without their secrets, paused and resumed', async () => {
  const { call, mock } = await start(200);
  const { text, body } = await call('GET', '/api/v1/subscriptions');
  expect(text).not.toContain('canary');
  expect(body).toMatchObject({ total: 1, data: [{ id: 'sub_target', status: 'active', failureStreak: 0 }] });
  const paused = await call('PATCH', '/api/v1/subscriptions/sub_target', { status: 'paused' });
  expect(paused).toMatchObject({ status: 200, body: { status: 'paused' } });
  expect((await mock.target())?.status).toBe('paused');
  await call('PATCH', '/api/v1/subscriptions/sub_target', { status: 'active' });
  expect((await mock.target())?.status).toBe('active');
});

test.each([
  ['/api/v1/subscriptions/sub_of_nobody', { status: 'paused' }, 404],
  ['/api/v1/subscriptions/%00', { status: 'paused' }, 404],
  ['/api/v1/subscriptions/sub_target', { status: 'asleep' }, 400],
  ['/api/v1/subscriptions/sub_target', { signingSecret: 'x' }, 400],
])('%s with %j is refused with %d', async (path, body, status) => {
  const { call } = await start(200);
  expect((await call('PATCH', path, body)).status).toBe(status);
});

test('an event begins with an example, and a list of changes sets and removes', async () => {
  const { call } = await start(200);
  const [eventType] = eventTypes;
  const plain = await call('POST', '/api/v1/events', { eventType, example: 'minimal' });
  expect(plain.status).toBe(202);
  const data = plain.body.data as Record<string, unknown>;
  const [name = ''] = Object.keys(data).filter((key) => key !== 'jobId');
  const overrides = [{ path: ['data', name] }, { path: 'data.added', value: [1] }];
  const changed = await call('POST', '/api/v1/events', {
    eventType,
    example: 'minimal',
    overrides,
    unchecked: true,
  });
  expect(changed.body.data).toMatchObject({ added: [1] });
  expect(changed.body.data).not.toHaveProperty(name);
  expect((await call('POST', '/api/v1/events', { eventType, example: 'none' })).status).toBe(422);
});

test('every fault is listed with its options', async () => {
  const { call } = await start(200);
  const { body } = await call('GET', '/api/v1/faults/kinds');
  expect((body.data as readonly object[]).length).toBeGreaterThan(15);
});
