import { expect, test, vi } from 'vitest';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const type = 'workflow.run.failed';
const secret = 'whsec_canary_of_the_deliveries';

test('the deliveries show each attempt, newest delivery first, and neither the secret nor a gateway’s key', async () => {
  const receiver = await startRecordingReceiver(
    { status: 503, body: 'not now', headers: { 'set-cookie': 'session=canary_cookie' } },
    200,
  );
  const mock = await startMock({
    url: `${receiver.url}?api_key=canary_query&page=2`,
    secret,
    extraHeaders: [['X-Api-Key', 'canary_header']],
  });
  const { origin, post } = await startControlApi(mock);
  await post({ eventType: type, seed: 1 });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  await post({ eventType: type, seed: 2 });
  await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThanOrEqual(2));
  const list = await vi.waitFor(async () => {
    const text = await (await fetch(`${origin}/api/v1/deliveries`)).text();
    const { data } = JSON.parse(text);
    expect(data[0].state).toBe('delivered');
    expect(text).not.toContain('canary');
    return data;
  });
  expect(list).toHaveLength(2);
  const [second, first] = list;
  expect(second).toMatchObject({
    eventType: type,
    attempts: [{ number: 1, outcome: { kind: 'delivered' } }],
  });
  expect(second.url).toMatch(/api_key=redacted&page=2$/);
  const [attempt] = first.attempts;
  expect(attempt).toMatchObject({
    number: 1,
    deliveryId: expect.stringMatching(/^\w+$/),
    outcome: { kind: 'retryable', code: 'unexpected_status' },
    response: { status: 503, body: 'not now' },
  });
  expect(attempt.requestHeaders).toContainEqual(['X-Api-Key', '[redacted]']);
  const health = (await (await fetch(`${origin}/healthz`)).json()) as { pending: number };
  expect(health.pending).toBe(first.state === 'waiting' ? 1 : 0);
});

test.each([
  { exhaustedSince: '2026-13-45T99:99:99Z' },
  { exhaustedSince: '2026-04-07T10Z' },
  { exhaustedSince: 'yesterday' },
  { deliveryIds: ['a\0b'] },
  { deliveryIds: ['../x'] },
  {},
])('%j names nothing that could be sent again: a bad request', async (body) => {
  const { send } = await startControlApi();
  const response = await send('POST', '/api/v1/deliveries/resend', body);
  expect([response.status, await response.json()]).toMatchObject([400, { code: 'bad-request' }]);
});

test('without a target there are none', async () => {
  const { origin } = await startControlApi();
  expect(await (await fetch(`${origin}/api/v1/deliveries`)).json()).toEqual({ data: [] });
});
