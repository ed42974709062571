import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliveryRules, eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { backoffMs } from '../../mock-server/delivery/retry-policy.ts';
import { deliver } from '../../mock-server/dispatch/deliver.ts';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import { answered, manualClock, scriptedTransport } from '../fixtures/fake-world.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const secret = 'whsec_for_the_tests_of_deliver';
const url = new URL('http://127.0.0.1:9/hook');
const destination = { url, secrets: secret, extraHeaders: [] };
const prepared = prepareEvent(createEvent(eventTypes[0], { seed: 1 }));
const { retry, retryAfter } = deliveryRules;

/** A clock whose waits end by themselves. */
function eagerClock() {
  const clock = manualClock();
  const sleep = (ms: number, signal?: AbortSignal) => {
    const wait = clock.sleep(ms, signal);
    clock.pass();
    return wait;
  };
  return { ...clock, sleep };
}

describe('one event for one destination', () => {
  test('is tried as often as the contract says, with delays that grow within their bounds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (chance) => {
        const clock = eagerClock();
        const transport = scriptedTransport(500);
        const attempts = await deliver(prepared, destination, { clock, random: () => chance, transport });
        expect(attempts.map(({ number }) => number)).toEqual(
          Array.from({ length: retry.maxAttempts }, (_, index) => index + 1),
        );
        expect(attempts.map(({ retryInMs }) => retryInMs)).toEqual([...clock.waits, undefined]);
        for (const [index, waited] of clock.waits.entries()) {
          const planned = backoffMs(index + 1, retry);
          expect(waited).toBeGreaterThanOrEqual(Math.floor(planned * (1 - retry.jitter)));
          expect(waited).toBeLessThanOrEqual(Math.ceil(Math.min(planned * (1 + retry.jitter), retry.capMs)));
        }
        const starts = attempts.map(({ startedAt }) => Date.parse(startedAt));
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
      { numRuns: 20 },
    );
  });

  test('has the same body and event id in every attempt, and a delivery id and a signature of its own in each', async () => {
    const clock = eagerClock();
    const transport = scriptedTransport(500, 500, 200);
    // A signature tells whole seconds, so attempts within one second may share it; these are further apart.
    await deliver(prepared, destination, { clock, random: () => 0.75, transport });
    const [first, ...others] = transport.requests.map((request) => new Map(request.headers));
    expect(others).toHaveLength(2);
    for (const other of others) {
      expect(other.get(headers.eventId.name)).toBe(first?.get(headers.eventId.name));
      expect(other.get(headers.deliveryId.name)).not.toBe(first?.get(headers.deliveryId.name));
      expect(other.get(headers.signature.name)).not.toBe(first?.get(headers.signature.name));
    }
    for (const { body } of transport.requests) expect(body).toBe(prepared.body);
  });

  test('is signed with the time of each attempt', async () => {
    const clock = manualClock();
    const transport = scriptedTransport(500, 200);
    const done = deliver(prepared, destination, { clock, random: () => 0.5, transport });
    await expect.poll(() => clock.waits.length).toBe(1);
    const firstAt = new Date(clock.now());
    clock.pass();
    await done;
    const secondAt = new Date(clock.now());
    for (const [index, now] of [firstAt, secondAt].entries()) {
      const request = transport.requests[index];
      const signature = new Map(request?.headers).get(headers.signature.name);
      const verified = verifySignature(request?.body ?? '', signature, secret, { now });
      const signedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
      expect(verified).toMatchObject({ kind: 'verified', signedAt });
    }
  });

  test('waits as long as Retry-After says, never shorter than the schedule and never longer than allowed', async () => {
    const clock = eagerClock();
    const inTenMinutes = new Date(clock.now() + 600_000).toUTCString();
    const transport = scriptedTransport(
      answered(503, ['Retry-After', '0']),
      answered(429, ['retry-after', inTenMinutes]),
      answered(503, ['RETRY-AFTER', '1e9']),
      answered(503, ['Retry-After', '999999999']),
      200,
    );
    const attempts = await deliver(prepared, destination, { clock, random: () => 0.5, transport });
    expect(attempts).toHaveLength(5);
    const [none = 0, date = 0, nonsense, cap] = clock.waits;
    expect(none).toBe(backoffMs(1, retry));
    expect(date).toBe(600_000 - none);
    expect(nonsense).toBe(backoffMs(3, retry));
    expect(cap).toBe(Math.max(retryAfter.capMs, backoffMs(4, retry)));
  });

  test.each(deliveryRules.goneStatuses)('is not tried again after %i', async (status) => {
    const transport = scriptedTransport(500, status, 200);
    const attempts = await deliver(prepared, destination, {
      clock: eagerClock(),
      random: Math.random,
      transport,
    });
    expect(attempts.map(({ outcome }) => outcome.kind)).toEqual(['retryable', 'permanent']);
  });

  test('is not tried again where we may not send, or had to stop', async () => {
    for (const code of ['blocked_target', 'transport_closed', 'invalid_request'] as const) {
      const failure = { failure: { code, message: 'no' }, timings: { totalMs: 0 } };
      const transport = scriptedTransport(failure, 200);
      const attempts = await deliver(prepared, destination, {
        clock: eagerClock(),
        random: Math.random,
        transport,
      });
      expect(attempts).toHaveLength(1);
      expect(attempts[0]).not.toHaveProperty('retryInMs');
    }
  });

  test('tells of each attempt before and after it, in order', async () => {
    const log: string[] = [];
    const transport = scriptedTransport(500, 200);
    await deliver(
      prepared,
      destination,
      { clock: eagerClock(), random: Math.random, transport },
      {
        onStart: (number) => log.push(`start ${number} after ${transport.requests.length}`),
        onAttempt: ({ number, outcome }) => log.push(`end ${number} ${outcome.kind}`),
      },
    );
    expect(log).toEqual(['start 1 after 0', 'end 1 retryable', 'start 2 after 1', 'end 2 delivered']);
  });

  test('ends when it is told to while it waits, and finishes an attempt under way', async () => {
    const clock = manualClock();
    const stop = new AbortController();
    const waiting = deliver(
      prepared,
      destination,
      { clock, random: Math.random, transport: scriptedTransport(500) },
      {
        signal: stop.signal,
      },
    );
    let answer: (exchange: ReturnType<typeof answered>) => void = () => {};
    const slow = scriptedTransport(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const sending = deliver(
      prepared,
      destination,
      { clock, random: Math.random, transport: slow },
      {
        signal: stop.signal,
      },
    );
    await expect.poll(() => clock.waits.length).toBe(1);
    stop.abort();
    expect(await waiting).toHaveLength(1);
    answer(answered(500));
    const attempts = await sending;
    expect(attempts).toHaveLength(1);
    expect(attempts[0]?.retryInMs).toBeGreaterThan(0);
  });
});

test('over a real socket, the bytes that arrive are those that were prepared and signed', async () => {
  const receiver = await startRecordingReceiver(500, 200);
  const transport = createHttpTransport({ clock: systemClock, policy: { allowHosts: [] } });
  const event = createEvent('workflow.run.failed', {
    overrides: { data: { error: { message: 'naïve 😀 \u2028' } } },
  });
  const real = prepareEvent(event);
  const tools = { clock: { ...systemClock, sleep: async () => undefined }, random: Math.random, transport };
  const attempts = await deliver(real, { ...destination, url: new URL(receiver.url) }, tools);
  await transport.close();
  expect(attempts.map(({ outcome }) => outcome.kind)).toEqual(['retryable', 'delivered']);
  expect(receiver.requests).toHaveLength(2);
  for (const [index, { body }] of receiver.requests.entries()) {
    expect(body.equals(real.body)).toBe(true);
    const signature = receiver.header(index, headers.signature.name);
    expect(verifySignature(body, signature, secret).kind).toBe('verified');
  }
});
