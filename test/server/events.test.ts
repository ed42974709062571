import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const type = 'workflow.run.failed';
const secret = 'whsec_of_the_control_api';

async function startBoth() {
  const receiver = await startRecordingReceiver(200);
  return { receiver, ...(await startControlApi(await startMock({ url: receiver.url }))) };
}

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await response.json()) as Readonly<Record<string, unknown>>;
  expect(problem).toMatchObject({ type: 'about:blank', status: response.status, title: expect.any(String) });
  expect(JSON.stringify(problem)).not.toMatch(/ {4}at |node_modules/);
  return problem;
}

test('healthz answers, and counts what is on its way', async () => {
  const { origin } = await startControlApi();
  const response = await fetch(`${origin}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok', pending: 0 }]);
});

test('an event is answered with 202 and itself, and its receiver gets it signed', async () => {
  const { receiver, post } = await startBoth();
  const response = await post({ eventType: type, overrides: { data: { error: { code: 'TIMEOUT' } } } });
  expect(response.status).toBe(202);
  const event = await response.json();
  expect(event).toMatchObject({ eventType: type, data: { error: { code: 'TIMEOUT' } } });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  const [request] = receiver.requests;
  const reception = request && receive(request.body, request.headers, secret);
  expect(reception).toMatchObject({ kind: 'event', event, diagnostics: [] });
});

test('a seed makes the same event every time, as a number and as text', async () => {
  const { post } = await startBoth();
  const seeds = [7, '7', 7];
  const events = await Promise.all(seeds.map(async (seed) => (await post({ eventType: type, seed })).text()));
  expect(new Set(events).size).toBe(1);
});

test('an event whose id another one has is refused with 422 that names it, also one about the same resource', async () => {
  const { post, receiver } = await startBoth();
  const { eventId } = (await (await post({ eventType: type, seed: 7 })).json()) as { eventId: string };
  for (const body of [{ seed: 7, reprocessed: true }, { overrides: { eventId } }]) {
    const problem = await problemOf(await post({ eventType: type, ...body }));
    expect(problem).toMatchObject({ status: 422, code: 'PLEXTERA_EVENT_ID_TAKEN' });
    expect(problem.detail).toContain(eventId);
  }
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
});

test('without a target, an event is refused with 409 that says what to type', async () => {
  const { post } = await startControlApi();
  const problem = await problemOf(await post({ eventType: type }));
  expect(problem).toMatchObject({ status: 409, code: 'no-target', hint: expect.stringContaining('--to') });
});

test('an unknown event type is refused with 422, the nearest one and the list', async () => {
  const { post, receiver } = await startBoth();
  const problem = await problemOf(await post({ eventType: `${type}x` }));
  expect(problem).toMatchObject({ status: 422, detail: expect.stringContaining(`Did you mean ${type}?`) });
  for (const known of eventTypes) expect(problem.hint).toContain(known);
  expect(receiver.requests).toEqual([]);
});

test('a misspelt key is refused with 400 and the nearest one', async () => {
  const { post, receiver } = await startBoth();
  const problem = await problemOf(await post({ eventType: type, overides: {} }));
  expect(problem).toMatchObject({ status: 400, detail: 'unknown key "overides"; did you mean "overrides"?' });
  expect(receiver.requests).toEqual([]);
});

test.each([
  ['no key', {}, 'eventType'],
  ['a list', [], 'must be object'],
  ['a key of another type', { eventType: 7 }, '/eventType must be string'],
  ['a seed that is no seed', { eventType: type, seed: 1.5 }, '/seed'],
  ['overrides that are a text', { eventType: type, overrides: 'x' }, '/overrides must be object'],
  ['an override without a path', { eventType: type, overrides: [{ value: 1 }] }, '/overrides'],
  ['what is not JSON', '{"eventType":', 'JSON'],
  ['nothing', '', 'empty'],
])('%s is a bad request', async (_, body, detail) => {
  const { post } = await startBoth();
  const problem = await problemOf(await post(body));
  expect(problem).toMatchObject({ status: 400, detail: expect.stringContaining(detail) });
});

test('overrides that break the contract are refused with 422, unless they are meant to', async () => {
  const { post } = await startBoth();
  const wrong = { eventType: type, overrides: { data: { status: 'NONSENSE' } } };
  expect(await problemOf(await post(wrong))).toMatchObject({ status: 422, code: 'PLEXTERA_INVALID_EVENT' });
  const unknown = { eventType: type, overrides: { data: { eror: {} } } };
  expect(await problemOf(await post(unknown))).toMatchObject({ status: 422, code: 'PLEXTERA_BAD_OVERRIDE' });
  expect((await post({ ...wrong, unchecked: true })).status).toBe(202);
});

test.each([
  [
    'a body nested 10,000 deep',
    `{"eventType":"${type}","overrides":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
  ],
  [
    'lists nested 10,000 deep',
    `{"eventType":"${type}","overrides":{"data":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
  ],
  [
    'a body with a hundred thousand values',
    `{"eventType":"${type}","overrides":{"data":[${'0,'.repeat(100_000)}0]}}`,
  ],
])('%s is a bad request', async (_, body) => {
  const { post, origin } = await startBoth();
  expect(await problemOf(await post(body))).toMatchObject({ status: 400 });
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
});

test.each([
  `{"eventType":"${type}","__proto__":{"polluted":1}}`,
  `{"eventType":"${type}","overrides":{"__proto__":{"polluted":1}}}`,
  `{"eventType":"${type}","overrides":{"data":{"__proto__":{"polluted":1}}}}`,
  `{"eventType":"${type}","overrides":{"constructor":{"prototype":{"polluted":1}}}}`,
  `{"eventType":"${type}","unchecked":true,"overrides":{"data":{"constructor":{"polluted":1}}}}`,
  '{"eventType":"__proto__"}',
  '{"eventType":"constructor"}',
])('%s is refused and pollutes nothing', async (body) => {
  const { post, receiver } = await startBoth();
  const { status } = await problemOf(await post(body));
  expect([400, 422]).toContain(status);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect(receiver.requests).toEqual([]);
});
