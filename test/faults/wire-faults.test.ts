import { afterAll, expect, test, vi } from 'vitest';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { receiveCaptured, stableHeaders, startBench } from './bench.ts';
import { headerOf, parseRequest, startCapture } from './capture.ts';

afterAll(expectNoSocketsLeft);

/** One attempt without the fault, then one with it; `bytes` is all that the last connection brought. */
async function compare(name: string, options: Record<string, unknown> = {}, deadlineMs = 2_000) {
  const capture = await startCapture();
  const { faults, attempt } = startBench(capture.url);
  const { body } = await attempt();
  faults.add({ name, options });
  const { exchange } = await attempt({ deadlineMs });
  await vi.waitFor(() => expect(capture.connections[1]?.end).toBeDefined());
  const { chunks = [], end } = capture.connections[1] ?? {};
  const sent = parseRequest(Buffer.concat(chunks));
  return { capture, body, exchange, chunks, end, sent, before: capture.requests[0] };
}

test('truncated announces more than it sends, ends its side, and gets the receiver’s answer or none', async () => {
  const { body, sent, end, before, capture, exchange } = await compare('truncated', { missingBytes: 7 });
  expect(headerOf(sent, 'content-length')).toBe(String(body.length + 7));
  expect(sent.body).toEqual(body);
  expect(end).toBe('fin');
  expect(sent.line).toBe(before?.line);
  expect(stableHeaders(sent, 'content-length')).toEqual(stableHeaders(before, 'content-length'));
  expect(capture.requests).toHaveLength(1);
  expect(exchange.failure?.code).toBe('connection_closed');
});

test('slow-body sends the same bytes in parts with pauses', async () => {
  const { body, sent, chunks, before, exchange, capture } = await compare('slow-body', {
    pieces: 6,
    pauseMs: 40,
  });
  expect(exchange.response?.status).toBe(200);
  expect(exchange.timings.totalMs).toBeGreaterThanOrEqual(5 * 39);
  expect(chunks.length).toBeGreaterThanOrEqual(6);
  expect(sent.body).toEqual(body);
  expect(stableHeaders(sent)).toEqual(stableHeaders(before));
  expect(receiveCaptured(capture.requests[1])).toMatchObject({ kind: 'event' });
});

test('slow-body beyond the deadline is cut by it', async () => {
  const { exchange, capture } = await compare('slow-body', { pieces: 10, pauseMs: 200 }, 250);
  expect(exchange.failure?.code).toBe('deadline_exceeded');
  expect(exchange.timings.totalMs).toBeLessThan(1_500);
  expect(capture.requests).toHaveLength(1);
});

test.each([
  ['close', 'fin'],
  ['reset', 'reset'],
])('early-close (%s) hangs up in the middle of the body', async (how, ended) => {
  const { body, sent, end, before, exchange } = await compare('early-close', { how });
  expect(sent.body).toEqual(body.subarray(0, Math.floor(body.length / 2)));
  expect(headerOf(sent, 'content-length')).toBe(String(body.length));
  expect(stableHeaders(sent)).toEqual(stableHeaders(before));
  expect(end).toBe(ended);
  expect(exchange.failure?.code).toBe('connection_closed');
  expect(exchange.timings.sentMs).toBeDefined();
});

test.each([0, 1])('early-close after the share %d of the body', async (after) => {
  const { body, sent } = await compare('early-close', { after });
  expect(sent.line).toMatch(/^POST/);
  expect(sent.body).toEqual(body.subarray(0, after * body.length));
});
