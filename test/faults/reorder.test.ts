import { afterAll, expect, test, vi } from 'vitest';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { receiveCaptured, startBench } from './bench.ts';
import { startCapture } from './capture.ts';

afterAll(expectNoSocketsLeft);

async function setUp(name: string, options: Record<string, unknown> = {}, answerAfterMs = 0) {
  const capture = await startCapture(answerAfterMs);
  const bench = startBench(capture.url);
  bench.faults.add({ name, options });
  return { capture, ...bench };
}

test('reorder lets a later event of the same subscription go first', async () => {
  const { capture, faults, attempt } = await setUp('reorder', { maxMs: 5_000 });
  const first = attempt({ seed: 1, deadlineMs: 10_000 });
  expect(faults.list()).toMatchObject([{ holding: 1 }]);
  const second = await attempt({ seed: 2 });
  const held = await first;
  expect(capture.requests.map(({ body }) => body)).toEqual([second.body, held.body]);
  expect(held.exchange.response?.status).toBe(200);
  expect(receiveCaptured(capture.requests[1])).toMatchObject({ kind: 'event' });
});

test('reorder waits for as many later events as asked for, each counted once', async () => {
  const { capture, attempt } = await setUp('reorder', { after: 2 });
  const first = attempt({ seed: 1, deadlineMs: 20_000 });
  for (const seed of [2, 2, 3]) await attempt({ seed });
  const held = await first;
  await attempt({ seed: 4, deadlineMs: 40 });
  expect(capture.requests.findIndex(({ body }) => body.equals(held.body))).toBe(3);
});

test('an event that was under way already does not count as one that overtakes', async () => {
  const { capture, attempt, faults } = await setUp('slow-body', {}, 50);
  const earlier = attempt({ seed: 1 });
  await vi.waitFor(() => expect(capture.connections).toHaveLength(1));
  faults.reset();
  faults.add({ name: 'reorder', scope: { next: 1 } });
  const held = attempt({ seed: 2, deadlineMs: 10_000 });
  await earlier;
  expect(faults.list()).toMatchObject([{ holding: 1 }]);
  const later = await attempt({ seed: 3 });
  const bodies = [await earlier, later, await held].map(({ body }) => body);
  expect(capture.requests.map(({ body }) => body)).toEqual(bodies);
});

test('reorder waits for its own subscription, not for others, and gives up in time', async () => {
  const { attempt, capture } = await setUp('reorder', { maxMs: 150 });
  const startedMs = performance.now();
  const first = attempt({ seed: 1, subscriptionId: 'sub_1' });
  await attempt({ seed: 2, subscriptionId: 'sub_2', deadlineMs: 60 });
  const { exchange } = await first;
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(145);
  expect(exchange.response?.status).toBe(200);
  expect(capture.requests).toHaveLength(2);
});

test('reorder takes at most half of the deadline', async () => {
  const { attempt } = await setUp('reorder', { maxMs: 60_000 });
  const { exchange } = await attempt({ deadlineMs: 800 });
  expect(exchange.response?.status).toBe(200);
});

test('an event for one attempt only can be held until another overtakes it', async () => {
  const capture = await startCapture();
  const { faults, attempt } = startBench(capture.url);
  faults.add({ name: 'reorder', scope: { next: 1 } });
  const first = attempt({ seed: 1, deadlineMs: 10_000 });
  expect(faults.list()).toMatchObject([{ nextLeft: 0, holding: 1 }]);
  const second = await attempt({ seed: 2 });
  await first;
  expect(capture.requests[0]?.body).toEqual(second.body);
  expect(faults.list()).toEqual([]);
});
