import { describe, expect, test } from 'vitest';
import { fuzzReceiver } from '../../../mock-server/conformance/fuzz/fuzz-receiver.ts';
import type { FuzzOptions } from '../../../mock-server/conformance/fuzz/fuzz-result.ts';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { parseEvent } from '../../../mock-server/contract/parse-event.ts';
import { always, correct, secret, startTested, stop, type TestedReceiver } from '../receiver-bench.ts';

function fuzz({ receiver }: TestedReceiver, options: Partial<FuzzOptions> = {}) {
  return fuzzReceiver({ receiver, secret, seed: 7, count: 120, deadlineMs: 500, ...options });
}

/** Correct, but for what is answered where a predicate says so. */
const flawed =
  (isHit: (body: Buffer, own: TestedReceiver) => boolean, status: number | 'closed' | 'dies') =>
  (own: TestedReceiver) =>
    ((body, request, response) => {
      if (!isHit(body, own)) return correct(own)(body, request, response);
      if (typeof status === 'number') return response.writeHead(status).end();
      if (status === 'dies') void stop(own.server);
      return response.destroy();
    }) satisfies ReturnType<typeof correct>;

const parsed = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
};

test('a correct receiver withstands events of all types, valid ones and others', async () => {
  const tested = await startTested();
  let progress = 0;
  const result = await fuzz(tested, { onProgress: (sent) => (progress = sent) });
  expect(result).toMatchObject({ sent: 120, seed: 7, failures: [] });
  expect(result).not.toHaveProperty('stopped');
  expect(progress).toBe(120);
  expect(tested.requests).toHaveLength(121);
  const kinds = tested.bodies.map((body) => parseEvent(body).kind);
  expect(kinds).toEqual(expect.arrayContaining(['event', 'invalid']));
  const types = tested.bodies.map((body) => (parsed(body) as { eventType?: string } | undefined)?.eventType);
  expect(types).toEqual(expect.arrayContaining([...eventTypes]));
});

test('the same seed sends the same events', async () => {
  const bodies = async (seed: number) => {
    const tested = await startTested();
    await fuzz(tested, { seed, count: 20 });
    // Times are those of the clock.
    return tested.bodies.map((body) => /0PR0BE\w+/.exec(body.toString())?.[0]);
  };
  const [one, again, other] = [await bodies(1), await bodies(1), await bodies(2)];
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

test('a crash is found, and made as small as it goes', async () => {
  // Breaks where a status is no text.
  const crashes = (body: Buffer) => {
    const event = parsed(body) as { data?: { status?: unknown } } | undefined;
    return event?.data?.status !== undefined && typeof event.data.status !== 'string';
  };
  const tested = await startTested(flawed(crashes, 500));
  const result = await fuzz(tested, { count: 3000, mostFailures: 1 });
  expect(result.failures).toHaveLength(1);
  const [failure] = result.failures;
  expect(failure).toMatchObject({
    mutation: expect.stringMatching(/^\w+ at \/data\/status$/),
    reason: 'Expected any answer but a 5xx, within the time, got 500.',
    exchange: { reply: { status: 500 }, expected: 'any answer but a 5xx, within the time' },
  });
  const smallest = Buffer.from(failure?.exchange.probe.body ?? []).toString();
  expect(smallest).toMatch(/^\{"data":\{"status":(?:null|true|0|\[\]|\{\}|-1\.5|\[\[\]\]|\[null\])\}\}$/);
  expect(failure?.originalBytes).toBeGreaterThan(smallest.length * 10);
});

test('a valid event that is refused is made smaller, and stays valid', async () => {
  const tested = await startTested(flawed((body) => body.includes('"document-insights.job.failed"'), 422));
  const result = await fuzz(tested, { count: 60 });
  const failure = result.failures.find(({ mutation }) => mutation === undefined);
  expect(failure).toMatchObject({
    eventType: 'document-insights.job.failed',
    reason: 'Expected acceptance (200 or 202), got 422.',
  });
  const body = Buffer.from(failure?.exchange.probe.body ?? []);
  expect(parseEvent(body).kind).toBe('event');
  expect(body.length).toBeLessThan(failure?.originalBytes ?? 0);
});

test('bytes that are no JSON shrink as well', async () => {
  const crashes = (body: Buffer) =>
    body.length > 0 && parsed(body) === undefined && body.includes('"apiVersion"');
  const result = await fuzz(await startTested(flawed(crashes, 500)), {
    count: 3000,
    mostFailures: 1,
    shrinkRequests: 2000,
  });
  // By itself it would be JSON, so one character more is needed.
  const smallest = Buffer.from(result.failures[0]?.exchange.probe.body ?? []).toString();
  expect(smallest).toMatch(/^.?"apiVersion".?$/);
  expect(smallest).toHaveLength(13);
});

test('no more requests are spent on a failure than allowed', async () => {
  const tested = await startTested(flawed((body) => parsed(body) === undefined, 500));
  const result = await fuzz(tested, { count: 3000, mostFailures: 1, shrinkRequests: 5 });
  expect(result.failures).toHaveLength(1);
  const spent = tested.requests.length - 1 - result.sent;
  expect(spent).toBeGreaterThan(0);
  expect(spent).toBeLessThanOrEqual(5);
});

describe('the end of a run', () => {
  test('comes where a plain event is refused', async () => {
    const result = await fuzz(await startTested(always(401)));
    expect(result).toMatchObject({ sent: 0, failures: [], stopped: { kind: 'baseline' } });
  });

  test('comes without a receiver', async () => {
    const tested = await startTested();
    await stop(tested.server);
    expect(await fuzz(tested)).toMatchObject({ sent: 0, stopped: { kind: 'unreachable' } });
  });

  test('comes when the receiver dies, and says of what', async () => {
    const tested = await startTested(flawed((body) => parsed(body) === undefined, 'dies'));
    const result = await fuzz(tested);
    expect(result).toMatchObject({
      failures: [{ mutation: expect.any(String), exchange: { reply: { kind: 'closed' } } }],
      stopped: { kind: 'lost' },
    });
  });

  test('comes when it is asked for', async () => {
    let interrupt = () => {};
    const stopRequested = new Promise<void>((resolve) => {
      interrupt = resolve;
    });
    const onProgress = (sent: number) => void (sent === 10 && interrupt());
    const result = await fuzz(await startTested(), { stopRequested, onProgress });
    expect(result).toMatchObject({ sent: 10, stopped: { kind: 'interrupted' } });
  });

  test('does not come with a connection that is cut once', async () => {
    const tested = await startTested(flawed((_, own) => own.requests.length === 5, 'closed'));
    const result = await fuzz(tested, { count: 30 });
    expect(result.sent).toBe(30);
    expect(result.failures).toHaveLength(1);
  });
});
