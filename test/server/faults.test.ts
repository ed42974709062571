import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { presets } from '../../mock-server/faults/presets.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

test('a preset adds all its faults, and health says that faults are at work until they are taken away', async () => {
  const { send } = await startControlApi();
  const health = async () => (await send('GET', '/healthz')).json();
  expect(await health()).not.toHaveProperty('faults');
  const added = await send('POST', '/api/v1/faults/presets', { preset: 'flaky', ttlMs: 60_000 });
  expect(added.status).toBe(201);
  const { data } = (await added.json()) as { data: { name: string; ttlLeftMs: number }[] };
  expect(data.map(({ name }) => name)).toEqual(presets.flaky?.map(({ name }) => name));
  expect(Math.max(...data.map(({ ttlLeftMs }) => ttlLeftMs))).toBeLessThanOrEqual(60_000);
  expect(await health()).toMatchObject({ faults: data.length });
  await send('DELETE', '/api/v1/faults');
  expect(await health()).not.toHaveProperty('faults');
});

test('the presets can be listed, and a misspelt one is answered with the nearest', async () => {
  const { send } = await startControlApi();
  const { data } = (await (await send('GET', '/api/v1/faults/presets')).json()) as { data: object };
  expect(Object.keys(data)).toEqual(Object.keys(presets));
  const wrong = await send('POST', '/api/v1/faults/presets', { preset: 'flakey' });
  expect([wrong.status, await wrong.json()]).toEqual([
    422,
    expect.objectContaining({ detail: 'There is no preset "flakey". Did you mean flaky?' }),
  ]);
});

test('a preset that does not fit any more adds nothing', async () => {
  const { send, mock } = await startControlApi();
  for (let n = 0; n < 98; n += 1) mock.faults.add({ name: 'delay', scope: { share: 0 } });
  expect((await send('POST', '/api/v1/faults/presets', { preset: 'flaky' })).status).toBe(422);
  expect(mock.faults.list()).toHaveLength(98);
});

test('three-failures has one event delivered by its fourth attempt, and is over then', async () => {
  const receiver = await startRecordingReceiver(200);
  const { send, post, mock } = await startControlApi(await startMock({ url: receiver.url }));
  await send('POST', '/api/v1/faults/presets', { preset: 'three-failures' });
  await send('POST', '/api/v1/clock', { scale: 100 });
  const { eventId } = (await (await post({ eventType: eventTypes[0] })).json()) as { eventId: string };
  const delivery = async () => (await mock.store.log.deliveriesOf({ eventIds: [eventId] }))[0];
  await vi.waitFor(async () => expect((await delivery())?.state).toBe('delivered'), { timeout: 10_000 });
  const attempts = await mock.store.log.attempts((await delivery())?.id ?? '');
  expect(attempts.map(({ record }) => record?.outcome.kind)).toEqual([
    'retryable',
    'retryable',
    'retryable',
    'delivered',
  ]);
  expect(receiver.requests).toHaveLength(4);
  expect(mock.faults.list()).toEqual([]);
});
