import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import type { ReceivedRequest } from '../../mock-server/receiver/http-receiver.ts';
import { readHeader } from '../../mock-server/receiver/read-header.ts';
import { type Clock, systemClock } from '../../mock-server/runtime/clock.ts';
import { parseSignatureHeader } from '../../mock-server/signature/signature-header.ts';
import { verifySignature } from '../../mock-server/signature/verify.ts';
import { lazySecureContext } from '../../mock-server/transport/secure-context.ts';
import { makeCertificates } from '../fixtures/certificates.ts';
import { liveHeapBytes } from '../fixtures/heap.ts';
import { startHttpsServer } from '../fixtures/https-server.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { closedPort, onRequest, type RawServer, startRawServer } from '../fixtures/raw-server.ts';
import { planOf, run, secretText, startReceiver } from './load-bench.ts';

afterAll(expectNoSocketsLeft);

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n';

const idOf = ({ reception }: ReceivedRequest) =>
  reception.kind === 'refused' ? undefined : reception.event.eventId;

/** A server that does as little as can be, so that a test can send much. */
async function startQuickServer(answer: (nth: number) => string | Promise<string>): Promise<RawServer> {
  let requests = 0;
  const server = await startRawServer((socket) => {
    onRequest(socket, async () => {
      const text = await answer(requests++);
      if (!socket.destroyed) socket.write(text);
    });
  });
  onTestFinished(() => server.close());
  return server;
}

/** A clock whose wall time is further on by a step each time that somebody looks. */
function quickClock(fromMs: number, stepMs: number): Clock {
  let looks = 0;
  return { ...systemClock, now: () => fromMs + stepMs * looks++ };
}

/** The whole requests in what a connection brought. */
function splitRequests(bytes: Buffer): readonly { readonly head: string; readonly body: Buffer }[] {
  const headEnd = bytes.indexOf('\r\n\r\n');
  const head = bytes.subarray(0, headEnd + 2).toString('latin1');
  const end = headEnd + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (headEnd < 0 || end > bytes.length) return [];
  return [{ head, body: bytes.subarray(headEnd + 4, end) }, ...splitRequests(bytes.subarray(end))];
}

describe('what arrives', () => {
  test('is valid, new and freshly signed, each of it', async () => {
    const { url, received } = await startReceiver();
    const result = await run(planOf(url, { maxSends: 400 }));
    const arrivedAt = Date.now() / 1000;
    expect(result).toMatchObject({ ended: 'done', sent: 400, answered: 400, errors: 0, unsent: 0 });
    expect(received).toHaveLength(400);
    for (const { reception, headers: lines } of received) {
      expect(reception).toMatchObject({ kind: 'event', diagnostics: [] });
      const [signature = ''] = readHeader(lines, headers.signature.name);
      const { timestamp } = parseSignatureHeader(signature) as { readonly timestamp: string };
      expect(arrivedAt - Number(timestamp)).toBeLessThan(30);
      expect(arrivedAt - Number(timestamp)).toBeGreaterThanOrEqual(0);
    }
    expect(new Set(received.map(idOf)).size).toBe(400);
    expect(
      new Set(received.map(({ headers: lines }) => readHeader(lines, headers.deliveryId.name)[0])).size,
    ).toBe(400);
    expect(
      new Set(received.flatMap(({ reception }) => ('event' in reception ? reception.event.eventType : []))),
    ).toEqual(new Set(eventTypes));
    expect(result.checkedSamples).toBeGreaterThan(0);
    expect(result.ledger).toEqual({
      events: 400,
      acknowledged: 400,
      acknowledgedAgain: 0,
      neverAcknowledged: 0,
    });
  });

  test('occurs and is signed at the moment at which it leaves, not when the run began', async () => {
    const { url, received } = await startReceiver({ status: 200 });
    const clock = quickClock(Date.UTC(2033, 0, 1), 5_000);
    await run(planOf(url, { maxSends: 50, concurrency: 1 }), { clock });
    const times = received.map(({ rawBody, headers: lines }) => {
      const [signature = ''] = readHeader(lines, headers.signature.name);
      const { timestamp } = parseSignatureHeader(signature) as { readonly timestamp: string };
      return [Number(timestamp), Date.parse(JSON.parse(rawBody.toString('utf8')).occurredAt) / 1000] as const;
    });
    for (const [signedAt, occurredAt] of times) expect(occurredAt).toBe(signedAt);
    const signedAts = times.map(([signedAt]) => signedAt);
    expect(new Set(signedAts).size).toBe(50);
    expect((signedAts.at(-1) ?? 0) - (signedAts[0] ?? 0)).toBe(49 * 5);
  });

  test('keeps its bytes while a long body is still on its way', async () => {
    const { url, received } = await startReceiver();
    const sizes = [
      { value: 1_000_000, weight: 1 },
      { value: 2_000, weight: 1 },
    ];
    const result = await run(planOf(url, { maxSends: 40, concurrency: 4, sizes }));
    expect(result).toMatchObject({ answered: 40, errors: 0 });
    expect(received.every(({ reception }) => reception.kind === 'event')).toBe(true);
    expect(new Set(received.map(({ rawBody }) => rawBody.length))).toEqual(new Set([1_000_000, 2_000]));
  });

  test('keeps its bytes where a receiver answers before it has read them', async () => {
    const sizeBytes = 6_000_000;
    const chunks: Buffer[] = [];
    let receivedBytes = 0;
    let answered = 0;
    const server = await startRawServer((socket) => {
      socket.on('data', (chunk) => {
        chunks.push(chunk);
        receivedBytes += chunk.length;
        // The first answer comes at once; more than the system's buffers hold is then still at the sender.
        if (answered === 0) setTimeout(() => socket.resume(), 100);
        if (answered === 0) socket.pause();
        const whole = Math.max(1, Math.floor(receivedBytes / sizeBytes));
        for (; answered < whole; answered++) socket.write(ok);
      });
    });
    onTestFinished(() => server.close());
    const sizes = [{ value: sizeBytes, weight: 1 }];
    const events = [{ value: eventTypes[0], weight: 1 }];
    const result = await run(planOf(server.url.href, { maxSends: 3, concurrency: 1, sizes, events }));
    expect(result.answered).toBe(3);
    const bodies = splitRequests(Buffer.concat(chunks));
    expect(bodies).toHaveLength(3);
    for (const { head, body } of bodies) {
      const signature = new RegExp(`${headers.signature.name}: (.*)\\r`, 'i').exec(head)?.[1] ?? '';
      expect(verifySignature(body, signature, secretText)).toMatchObject({ kind: 'verified' });
    }
  });

  test('has the same ids for the same seed, and others for another', async () => {
    const ids = async (seed: string) => {
      const { url, received } = await startReceiver();
      await run(planOf(url, { maxSends: 60, seed }));
      return received.map(idOf).toSorted();
    };
    const first = await ids('one');
    expect(await ids('one')).toEqual(first);
    expect(await ids('two')).not.toEqual(first);
  });

  test('follows the weights of its event types', async () => {
    const { url, received } = await startReceiver();
    const [often, seldom] = eventTypes;
    await run(
      planOf(url, {
        maxSends: 300,
        events: [
          { value: often, weight: 9 },
          { value: seldom, weight: 1 },
        ],
      }),
    );
    const seldomOnes = received.filter(
      ({ reception }) => 'event' in reception && reception.event.eventType === seldom,
    );
    expect(seldomOnes.length).toBeGreaterThan(5);
    expect(seldomOnes.length).toBeLessThan(80);
  });

  test('repeats events and forges signatures as often as it was told, and its ledger knows', async () => {
    const { url, received } = await startReceiver();
    const shares = { duplicates: 0.1, retries: 0.1, forged: 0.1 };
    // So that what is repeated is repeated at another second.
    const clock = quickClock(Date.now() - 100_000, 250);
    const result = await run(planOf(url, { maxSends: 500, shares }), { clock });
    const { new: fresh, duplicate, retry, forged } = result.sentByKind;
    for (const count of [duplicate, retry, forged]) {
      expect(count).toBeGreaterThan(20);
      expect(count).toBeLessThan(100);
    }
    const good = received.filter(({ reception }) => reception.kind === 'event');
    expect(good).toHaveLength(fresh + duplicate + retry);
    expect(received.length - good.length).toBe(forged);
    expect(new Set(good.map(idOf)).size).toBe(fresh);
    const bodies = new Map(good.map((request) => [idOf(request), request.rawBody.toString('utf8')]));
    for (const request of good) expect(request.rawBody.toString('utf8')).toBe(bodies.get(idOf(request)));
    const deliveryIds = received.map((request) => readHeader(request.headers, headers.deliveryId.name)[0]);
    expect(new Set(deliveryIds).size).toBe(500);
    expect(result).toMatchObject({ errors: 0, forgedTaken: 0, statuses: { '401': forged } });
    expect(result.ledger).toMatchObject({ events: fresh, acknowledged: fresh, neverAcknowledged: 0 });
    expect(result.ledger.acknowledgedAgain).toBeGreaterThan(0);
  });

  test('that is forged and yet taken is an error', async () => {
    const { url } = await startReceiver({ status: 200 });
    const shares = { duplicates: 0, retries: 0, forged: 0.5 };
    const { errors, forgedTaken, sentByKind } = await run(planOf(url, { maxSends: 100, shares }));
    expect(forgedTaken).toBe(sentByKind.forged);
    expect(errors).toBe(sentByKind.forged);
    expect(errors).toBeGreaterThan(0);
  });
});

describe('the open model', () => {
  test('keeps its rate', async () => {
    const { url, received } = await startReceiver();
    const result = await run(planOf(url, { perSecond: 300 }));
    expect(result).toMatchObject({ model: 'open', sent: 300, answered: 300, unsent: 0 });
    expect(received).toHaveLength(300);
    expect(result.lastedMs).toBeGreaterThan(900);
    expect(result.lateness?.count).toBe(300);
    expect(result.series.reduce((sum, { sent }) => sum + sent, 0)).toBe(300);
  });

  test('counts a stall of the receiver against every event that was due meanwhile', async () => {
    const stalled = async (nth: number) => {
      if (nth === 50) await new Promise((resolve) => setTimeout(resolve, 600));
      return ok;
    };
    const [open, closed] = [await startQuickServer(stalled), await startQuickServer(stalled)];
    const opened = await run(planOf(open.url.href, { perSecond: 200, concurrency: 1 }));
    // One of 200 exchanges was slow, and half of the events were due while it was.
    expect(opened.sent).toBe(200);
    expect(opened.latency?.p90).toBeGreaterThan(300);
    expect(opened.lateness?.p90).toBeGreaterThan(300);
    expect(opened.late).toBeGreaterThan(60);
    const closedRun = await run(planOf(closed.url.href, { maxSends: 200, concurrency: 1 }));
    expect(closedRun.latency?.p90).toBeLessThan(300);
    expect(closedRun.latency?.max).toBeGreaterThan(500);
    expect(closedRun.lateness).toBeUndefined();
  });

  test('says how many events were due and never sent', async () => {
    const { url } = await startReceiver({ delayMs: 100 });
    const result = await run(planOf(url, { perSecond: 200, concurrency: 1 }));
    expect(result.sent).toBeLessThan(60);
    expect(result.sent + result.unsent).toBe(200);
  });
});

describe('a run ends', () => {
  test('after so many sends, never one more', async () => {
    const { url, received } = await startReceiver();
    expect((await run(planOf(url, { maxSends: 37 }))).sent).toBe(37);
    expect((await run(planOf(url, { maxSends: 23, perSecond: 500 }))).sent).toBe(23);
    expect(received).toHaveLength(60);
  });

  test('after its time in the closed model', async () => {
    const { url } = await startReceiver({ delayMs: 20 });
    const result = await run(planOf(url, { model: { kind: 'closed', forMs: 300 } }));
    expect(result.ended).toBe('done');
    expect(result.sent).toBeGreaterThan(8);
    expect(result.lastedMs).toBeGreaterThan(250);
    expect(result.unsent).toBe(0);
  });

  test('after so many errors', async () => {
    const { url } = await startReceiver({ status: 503 });
    const result = await run(planOf(url, { maxErrors: 20 }));
    expect(result.ended).toBe('errors');
    expect(result.errors).toBeGreaterThanOrEqual(20);
    expect(result.errors).toBeLessThan(20 + 8);
    expect(result.statuses).toEqual({ '503': result.answered });
    expect(result.firstNeverAcknowledged[0]?.startsWith(result.eventIdStem)).toBe(true);
  });

  test('where nobody listens', async () => {
    const result = await run(planOf(`http://127.0.0.1:${await closedPort()}/`, { perSecond: 1_000 }));
    expect(result.ended).toBe('unreachable');
    expect(result.answered).toBe(0);
    expect(Object.keys(result.failures)).toEqual(['connection_refused']);
    expect(result.errors).toBeLessThan(100);
  });

  test('where the policy refuses the address that is dialled, before anything is sent', async () => {
    const result = await run(planOf('http://10.1.2.3:9/', { perSecond: 10 }));
    expect(result.ended).toBe('blocked');
    expect(result.firstFailure?.message).toContain('allow-list');
  });

  test('when it is told to, with what was counted so far', async () => {
    const { url } = await startReceiver();
    const stop = new AbortController();
    const onSecond = () => stop.abort();
    const plan = planOf(url, {
      perSecond: 100,
      model: {
        kind: 'open',
        stretches: [{ fromPerSecond: 100, toPerSecond: 100, forMs: 60_000 }],
        spacing: 'evenly',
      },
    });
    const result = await run(plan, { onSecond, signal: stop.signal });
    expect(result.ended).toBe('interrupted');
    expect(result.answered).toBeGreaterThan(0);
    expect(result.answered).toBe(result.sent);
  });

  test('at once, when it was told to before it began', async () => {
    const { url, received } = await startReceiver();
    const result = await run(planOf(url, { perSecond: 100 }), { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ended: 'interrupted', sent: 0 });
    expect(received).toHaveLength(0);
  });
});

describe('a receiver that misbehaves', () => {
  test('by never answering costs each send its deadline, and its connection', async () => {
    const server = await startQuickServer(() => new Promise(() => undefined));
    const result = await run(planOf(server.url.href, { maxSends: 12, concurrency: 4, deadlineMs: 100 }));
    expect(result).toMatchObject({ ended: 'unreachable', failures: { deadline_exceeded: 12 }, errors: 12 });
    expect(result.latency?.count).toBe(12);
    expect(server.accepted()).toBe(12);
  });

  test('by closing connections is met on new ones', async () => {
    const server = await startQuickServer(() => ok.replace('OK\r\n', 'OK\r\nconnection: close\r\n'));
    const result = await run(planOf(server.url.href, { maxSends: 30, concurrency: 2 }));
    expect(result).toMatchObject({ ended: 'done', answered: 30, errors: 0 });
    expect(server.accepted()).toBe(30);
  });

  test('by breaking off its answer has answered with its status', async () => {
    const server = await startRawServer((socket) => {
      onRequest(socket, () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'));
    });
    onTestFinished(() => server.close());
    const result = await run(planOf(server.url.href, { maxSends: 5, concurrency: 1 }));
    expect(result).toMatchObject({ answered: 5, errors: 0, statuses: { '200': 5 } });
  });
});

describe('over TLS', () => {
  const { ca, good, selfSigned } = makeCertificates();
  const trusting = (own: string) => ({
    ...planOf('https://127.0.0.1/', {}).dialOptions,
    secureContext: lazySecureContext(own),
  });

  test('events arrive where the certificate is trusted', async () => {
    const server = await startHttpsServer(good);
    onTestFinished(() => server.close());
    const result = await run(planOf(server.url.href, { maxSends: 40, dialOptions: trusting(ca) }));
    expect(result).toMatchObject({ ended: 'done', answered: 40, errors: 0 });
  });

  test('nothing is sent where it is not', async () => {
    const server = await startHttpsServer(selfSigned);
    onTestFinished(() => server.close());
    const result = await run(planOf(server.url.href, { maxSends: 10, dialOptions: trusting(ca) }));
    expect(result).toMatchObject({ ended: 'unreachable', answered: 0, failures: { tls_error: 10 } });
  });
});

test('memory does not grow with the number of events', { timeout: 60_000 }, async () => {
  const server = await startQuickServer(() => ok);
  const plan = (maxSends: number) =>
    planOf(server.url.href, { maxSends, model: { kind: 'closed', forMs: 60_000 } });
  await run(plan(2_000));
  const before = liveHeapBytes();
  let atItsEnd = 0;
  const result = await run(plan(20_000), {
    onSecond: () => {
      atItsEnd = Math.max(atItsEnd, liveHeapBytes());
    },
  });
  expect(result.answered).toBe(20_000);
  expect(Math.max(atItsEnd, liveHeapBytes()) - before).toBeLessThan(12_000_000);
});
