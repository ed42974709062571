import { afterAll, expect, test, vi } from 'vitest';
import { headers } from '../../mock-server/contract/catalog.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { receiveCaptured, stableHeaders, startBench } from './bench.ts';
import { headerOf, startCapture } from './capture.ts';

afterAll(expectNoSocketsLeft);

async function setUp(name: string, options: Record<string, unknown> = {}, answerAfterMs = 0) {
  const capture = await startCapture(answerAfterMs);
  const bench = startBench(capture.url);
  bench.faults.add({ name, options });
  const deliveryIds = () => capture.requests.map((request) => headerOf(request, headers.deliveryId.name));
  return { capture, deliveryIds, ...bench };
}

test('duplicate sends the event again with a new delivery id and a signature of its own, both valid', async () => {
  const { capture, deliveryIds, attempt } = await setUp('duplicate', { pauseMs: 1_100 });
  const { body, exchange } = await attempt({ deadlineMs: 10_000 });
  expect(exchange.response?.status).toBe(200);
  expect(new Set(deliveryIds())).toEqual(new Set(['dlv_1', 'dlv_2']));
  const signatures = capture.requests.map((request) => headerOf(request, headers.signature.name));
  expect(new Set(signatures).size).toBe(2);
  for (const request of capture.requests) {
    expect(request.body).toEqual(body);
    expect(stableHeaders(request)).toEqual(stableHeaders(capture.requests[0]));
    expect(receiveCaptured(request)).toMatchObject({ kind: 'event' });
  }
});

test('duplicate, identical, repeats every byte and sends one after the other', async () => {
  const { capture, attempt } = await setUp('duplicate', { copies: 3, identical: true }, 10);
  await attempt();
  expect(capture.requests).toHaveLength(4);
  expect(new Set(capture.requests.map((request) => JSON.stringify(request))).size).toBe(1);
  expect(capture.mostAtOnce()).toBe(1);
});

test('concurrent-duplicate has all copies under way at once', async () => {
  const { capture, deliveryIds, attempt } = await setUp('concurrent-duplicate', { copies: 9 }, 400);
  const { exchange } = await attempt();
  expect(exchange.response?.status).toBe(200);
  expect(capture.mostAtOnce()).toBe(10);
  expect(new Set(deliveryIds()).size).toBe(10);
  for (const request of capture.requests) expect(receiveCaptured(request)).toMatchObject({ kind: 'event' });
});

test('concurrent-duplicate, identical, repeats every byte', async () => {
  const { capture, attempt } = await setUp('concurrent-duplicate', { copies: 4, identical: true }, 50);
  await attempt();
  expect(capture.requests).toHaveLength(5);
  expect(new Set(capture.requests.map((request) => JSON.stringify(request))).size).toBe(1);
});

test('delay holds a request back, and it is untouched', async () => {
  const { capture, attempt } = await setUp('delay', { ms: 120 });
  const startedMs = performance.now();
  const { body, exchange } = await attempt();
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(115);
  expect(exchange.response?.status).toBe(200);
  expect(capture.requests.map((request) => request.body)).toEqual([body]);
});

test('delay beyond the deadline sends nothing and times out', async () => {
  const { capture, attempt } = await setUp('delay', { ms: 60_000 });
  const { exchange } = await attempt({ deadlineMs: 100 });
  expect(exchange).toMatchObject({ failure: { code: 'deadline_exceeded' } });
  expect(exchange.timings.sentMs).toBeUndefined();
  expect(capture.connections).toEqual([]);
});

test.each([
  [true, 150],
  [false, 0],
])('drop (wait: %s) sends nothing, as if the network had lost it', async (wait, atLeastMs) => {
  const { capture, attempt } = await setUp('drop', { wait });
  const { exchange } = await attempt({ deadlineMs: 155 });
  expect(exchange.failure?.code).toBe('connect_timeout');
  expect(exchange.timings.sentMs).toBeUndefined();
  expect(exchange.timings.totalMs).toBeGreaterThanOrEqual(atLeastMs);
  expect(capture.connections).toEqual([]);
});

test('drop of the answer: the receiver has acted, and the attempt failed all the same', async () => {
  const { capture, attempt } = await setUp('drop', { loses: 'answer' });
  const { exchange } = await attempt();
  expect(receiveCaptured(capture.requests[0])).toMatchObject({ kind: 'event' });
  expect(exchange.response).toBeUndefined();
  expect(exchange.failure?.code).toBe('connection_closed');
  expect(exchange.timings.sentMs).toBeGreaterThanOrEqual(0);
});

test('what is held back goes on its way when its fault is removed, or all are reset', async () => {
  const { capture, faults, attempt } = await setUp('delay', { ms: 30_000 });
  const held = attempt({ deadlineMs: 40_000 });
  const [fault] = faults.list();
  expect(faults.remove(fault?.id ?? '')).toBe(true);
  expect((await held).exchange.response?.status).toBe(200);
  faults.add({ name: 'duplicate', options: { pauseMs: 10_000 } });
  const paused = attempt({ deadlineMs: 40_000 });
  await vi.waitFor(() => expect(faults.list()).toMatchObject([{ holding: 1 }]));
  faults.reset();
  await paused;
  expect(capture.requests).toHaveLength(3);
});
