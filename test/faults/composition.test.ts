import { afterAll, expect, test, vi } from 'vitest';
import { headers } from '../../mock-server/contract/catalog.ts';
import { presets } from '../../mock-server/faults/presets.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { receiveCaptured, startBench } from './bench.ts';
import { type Capture, headerOf, parseRequest, startCapture } from './capture.ts';

afterAll(expectNoSocketsLeft);

async function setUp(...names: readonly (string | readonly [string, Record<string, unknown>])[]) {
  const capture = await startCapture();
  const bench = startBench(capture.url);
  for (const given of names) {
    const [name, options] = typeof given === 'string' ? [given, {}] : given;
    bench.faults.add({ name, options });
  }
  return { capture, ...bench };
}

/** What came over so many connections, once the sender has ended them. */
async function untilClosed({ connections }: Capture, count: number) {
  await vi.waitFor(() => expect(connections.filter(({ end }) => end !== undefined)).toHaveLength(count));
  return connections.map(({ chunks }) => parseRequest(Buffer.concat(chunks)));
}

test('two faults of different stages both take effect', async () => {
  const { capture, attempt } = await setUp('unknown-event-type', 'two-signatures', 'wrong-content-type');
  expect((await attempt()).names).toEqual(['unknown-event-type', 'two-signatures', 'wrong-content-type']);
  expect(receiveCaptured(capture.requests[0])).toMatchObject({ kind: 'unknown' });
  expect(headerOf(capture.requests[0], headers.signature.name)).toMatch(/v1.*v1/);
  expect(headerOf(capture.requests[0], 'content-type')).toBe('text/plain');
});

test('two faults of one stage act in the order in which they were added', async () => {
  const exact = await setUp('unknown-fields', ['oversized', { bytes: 50_000 }]);
  await exact.attempt();
  expect(exact.capture.requests[0]?.body).toHaveLength(50_000);
  const longer = await setUp(['oversized', { bytes: 50_000 }], 'unknown-fields');
  await longer.attempt();
  expect(longer.capture.requests[0]?.body.length).toBeGreaterThan(50_000);
  for (const { capture } of [exact, longer])
    expect(receiveCaptured(capture.requests[0])).toMatchObject({ kind: 'event', diagnostics: { length: 3 } });
});

test('a delay before a duplicate holds both back once; after it, each of the two', async () => {
  const elapsed = async (...names: readonly (readonly [string, Record<string, unknown>])[]) => {
    const { attempt, capture } = await setUp(...names);
    const startedMs = performance.now();
    await attempt({ deadlineMs: 5_000 });
    expect(capture.requests).toHaveLength(2);
    return performance.now() - startedMs;
  };
  const delay = ['delay', { ms: 500 }] as const;
  const duplicate = ['duplicate', {}] as const;
  expect(await elapsed(delay, duplicate)).toBeLessThan(990);
  expect(await elapsed(duplicate, delay)).toBeGreaterThanOrEqual(995);
});

test('a fault of the wire is at work on copies too, whichever was added first', async () => {
  for (const names of [
    ['early-close', 'duplicate'],
    ['duplicate', 'early-close'],
  ]) {
    const { attempt, capture } = await setUp(...names);
    const { body } = await attempt();
    const sent = await untilClosed(capture, 2);
    expect(sent.map((request) => request.body.length)).toEqual([
      Math.floor(body.length / 2),
      Math.floor(body.length / 2),
    ]);
  }
});

test('a body tampered with on its way is cut at a share of what it has become', async () => {
  const { attempt, capture } = await setUp(
    ['tampered-body', { how: 'newline' }],
    ['early-close', { after: 1 }],
  );
  const { body } = await attempt();
  const [sent] = await untilClosed(capture, 1);
  expect(sent?.body.toString()).toBe(`${body}\n`);
  expect(headerOf(sent, 'content-length')).toBe(String(body.length + 1));
});

test('copies of copies have one limit for an attempt', async () => {
  const twenty = { copies: 20 };
  const { attempt, capture } = await setUp(
    ['concurrent-duplicate', twenty],
    ['duplicate', twenty],
    ['concurrent-duplicate', twenty],
  );
  await attempt({ deadlineMs: 5_000 });
  expect(capture.requests).toHaveLength(51);
});

test.each(Object.entries(presets))(
  'the preset %s is a list of faults that can be added',
  async (_, requests) => {
    const { faults, attempt } = await setUp();
    for (const request of requests) faults.add(request);
    expect(faults.list()).toHaveLength(requests.length);
    await attempt({ deadlineMs: 300 });
  },
);
