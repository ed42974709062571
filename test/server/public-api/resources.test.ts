import { afterAll, describe, expect, test } from 'vitest';
import { events, eventTypes } from '../../../mock-server/contract/catalog.ts';
import { valueAt } from '../../../mock-server/contract/json-pointer.ts';
import { createEvent } from '../../../mock-server/payloads/create-event.ts';
import { hexId } from '../../../mock-server/runtime/ids.ts';
import { systemRandom } from '../../../mock-server/runtime/random.ts';
import {
  type ResourceKind,
  resourceKinds,
} from '../../../mock-server/server/public-api/resources/resource-kinds.ts';
import { ResourceStates } from '../../../mock-server/server/public-api/resources/resource-states.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { sharedPublicApi } from './start-public-api.ts';

afterAll(expectNoSocketsLeft);
const start = sharedPublicApi();

/** A run of its own for each test. */
function aRun() {
  const runId = hexId(24, systemRandom);
  return {
    runId,
    run: `/api/public/v1/workflow-runs/${runId}`,
    control: `/api/v1/resources/workflow-runs/${runId}`,
    event: (type: 'workflow.run.completed' | 'workflow.run.failed') =>
      createEvent(type, { overrides: { data: { runId } } }),
  };
}

test('every event type is about one kind of resource, and every kind has events', () => {
  const kindsOf = (type: string) => resourceKinds.filter(({ stem }) => type.startsWith(`${stem}.`));
  expect(eventTypes.map((type) => kindsOf(type).length)).toEqual(eventTypes.map(() => 1));
  expect(resourceKinds.map(({ path, idProperty }) => [path, idProperty])).toEqual([
    ['document-insights/jobs', 'jobId'],
    ['document-insights/extractions', 'extractionId'],
    ['workflow-runs', 'runId'],
  ]);
});

test.each(eventTypes)('a resource shows the state that %s carried, under the name id', async (type) => {
  const { call, accept } = await start();
  const event = createEvent(type, { seed: type });
  const kind = resourceKinds.find(({ stem }) => type.startsWith(`${stem}.`)) as ResourceKind;
  const id = String(valueAt(event, events[type].resourceId));
  await accept(event, id);
  const { status, body } = await call('GET', `/api/public/v1/${kind.path}/${id}`);
  const { [kind.idProperty]: named, ...rest } = event.data as unknown as Readonly<Record<string, unknown>>;
  expect([status, body]).toEqual([200, { id: named, ...rest }]);
  expect(body.status).toBe(events[type].status);
});

test('the newest event about a resource decides', async () => {
  const { call, accept } = await start();
  const { runId, run, event } = aRun();
  await accept(event('workflow.run.failed'), runId);
  await accept(event('workflow.run.completed'), runId);
  expect((await call('GET', run)).body.status).toBe('COMPLETED');
});

test('a resource that no event was about is not found', async () => {
  const { call, accept } = await start();
  const { runId, event } = aRun();
  await accept(event('workflow.run.failed'), runId);
  const paths = ['workflow-runs/other', `document-insights/jobs/${runId}`, 'workflow-runs/a%2fb'];
  const answers = await Promise.all(paths.map((path) => call('GET', `/api/public/v1/${path}`)));
  expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual(
    Array(3).fill([404, 'NOT_FOUND']),
  );
});

test.each(['not JSON', '{"data":7}', '[]'])('an event of %s shows no resource', async (text) => {
  const { call, accept } = await start();
  const { runId, run, event } = aRun();
  await accept(event('workflow.run.failed'), runId, text);
  expect((await call('GET', run)).status).toBe(404);
});

describe('a state that is set by hand', () => {
  test('is shown by the public API, so that a run can end CLOSED without any event', async () => {
    const { call } = await start();
    const { runId, run, control } = aRun();
    const set = await call('PUT', control, { status: 'CLOSED', workflowId: 'invoices' });
    const now = '2026-04-07T10:22:00.000Z';
    const state = { id: runId, createdAt: now, updatedAt: now, status: 'CLOSED', workflowId: 'invoices' };
    expect([set.status, set.body]).toEqual([200, state]);
    expect((await call('GET', run)).body).toEqual(state);
  });

  test('replaces what an event said, until the next event', async () => {
    const { call, accept } = await start();
    const { runId, run, control, event } = aRun();
    await accept(event('workflow.run.failed'), runId);
    await call('PUT', control, { status: 'PROCESSING' });
    expect((await call('GET', run)).body.status).toBe('PROCESSING');
    await accept(event('workflow.run.completed'), runId);
    expect((await call('GET', run)).body.status).toBe('COMPLETED');
  });

  test('can be forgotten, once', async () => {
    const { call, accept } = await start();
    const { runId, run, control, event } = aRun();
    await accept(event('workflow.run.failed'), runId);
    await call('PUT', control, { status: 'CLOSED' });
    expect((await call('DELETE', control)).status).toBe(204);
    expect((await call('GET', run)).body.status).toBe('FAILED');
    expect((await call('DELETE', control)).status).toBe(404);
  });

  test.each([
    ['nothing', {}, 'status'],
    ['an empty status', { status: '' }, 'status'],
    ['a status that is no text', { status: 1 }, 'status'],
    ['another id', { status: 'CLOSED', id: 'other' }, 'not the one in the path'],
  ])('is refused with %s', async (_, body, detail) => {
    const { call } = await start();
    const { control } = aRun();
    const answer = await call('PUT', control, body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.body.detail).toContain(detail);
  });

  test('is refused for what is no id', async () => {
    const { call } = await start();
    const answer = await call('PUT', '/api/v1/resources/workflow-runs/a%20b', { status: 'CLOSED' });
    expect(answer.status).toBe(400);
  });

  test('is forgotten when a thousand others were set after it', () => {
    const states = new ResourceStates();
    const [kind] = resourceKinds as readonly [ResourceKind];
    const set = (id: string) => states.set(kind, id, { state: { id }, newestEventId: undefined });
    for (let count = 0; count < 1_000; count++) set(String(count));
    set('0');
    set('1000');
    expect([states.get(kind, '0'), states.get(kind, '1')]).toEqual([{ state: { id: '0' } }, undefined]);
  });
});
