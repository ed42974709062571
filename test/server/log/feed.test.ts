import { afterAll, expect, test, vi } from 'vitest';
import { type Clock, systemClock } from '../../../mock-server/runtime/clock.ts';
import { startMock } from '../../fixtures/control-api.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { startRecordingReceiver } from '../../fixtures/recording-receiver.ts';
import { aClaim, anEvent, aSettlement, claimOne, subscribe } from '../../store/store-fixtures.ts';
import { openFeed } from './open-feed.ts';
import { startLogApi, startLogServer } from './start-log-api.ts';

afterAll(expectNoSocketsLeft);

test('a feed says at once that it is there, and tells the life of a delivery in order, without a secret', async () => {
  const receiver = await startRecordingReceiver({ status: 503, headers: { 'retry-after': '600' } });
  const mock = await startMock({ url: `${receiver.url}?api_key=canary`, secret: 'whsec_canary' });
  const { port, origin } = await startLogServer(mock);
  const feed = await openFeed(port);
  expect(feed.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  await vi.waitFor(() => expect(feed.text()).toMatch(/^: connected\n/));
  const emitted = await fetch(`${origin}/api/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"eventType":"workflow.run.failed"}',
  });
  const { eventId } = (await emitted.json()) as { eventId: string };
  await vi.waitFor(() => expect(feed.messages()).toHaveLength(3));
  expect(feed.messages().map(({ event }) => event)).toEqual(['accepted', 'attempt_started', 'attempt_ended']);
  const [, , last] = feed.messages();
  expect(last?.data).toEqual({
    at: expect.any(String),
    eventId,
    deliveryId: expect.any(String),
    attemptId: receiver.header(0, 'x-plextera-delivery-id'),
    eventType: 'workflow.run.failed',
    resourceId: expect.any(String),
    subscriptionId: 'sub_target',
    url: `${receiver.url}?api_key=redacted`,
    acceptedAt: expect.any(String),
    state: 'waiting',
    attempts: 1,
    nextAttemptAt: expect.any(String),
    lastStatus: 503,
    lastDurationMs: expect.any(Number),
    lastOutcome: { kind: 'retryable', code: 'unexpected_status' },
  });
  expect(feed.text()).not.toContain('canary');
  const ids = feed.messages().map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
});

test('a feed is resumed where it was cut off, by the header of a browser or by a parameter', async () => {
  const { mock, port } = await startLogApi();
  const first = await openFeed(port);
  await vi.waitFor(() => expect(first.lastId()).toBe('0'));
  first.request.destroy();
  const events = [anEvent([]), anEvent([]), anEvent([])];
  for (const event of events) await mock.store.accept([event]);
  const all = await openFeed(port, { headers: { 'last-event-id': first.lastId() ?? '' } });
  await vi.waitFor(() => expect(all.messages()).toHaveLength(3));
  expect(all.messages().map(({ data }) => data.eventId)).toEqual(events.map(({ eventId }) => eventId));
  const [, second] = all.messages();
  const rest = await openFeed(port, { query: `?after=${second?.id}` });
  await vi.waitFor(() => expect(rest.messages()).toEqual(all.messages().slice(2)));
  const stronger = await openFeed(port, {
    query: '?after=0',
    headers: { 'last-event-id': String(second?.id) },
  });
  await vi.waitFor(() => expect(stronger.messages()).toEqual(all.messages().slice(2)));
  await mock.store.accept([anEvent([])]);
  for (const feed of [all, rest, stronger])
    await vi.waitFor(() => expect(feed.messages().at(-1)?.id).toBe((second?.id ?? 0) + 2));
});

test('a feed begins with what comes, and says so when it was resumed from another log', async () => {
  const { mock, port } = await startLogApi();
  await mock.store.accept([anEvent([]), anEvent([])]);
  const fresh = await openFeed(port);
  const other = await openFeed(port, { headers: { 'last-event-id': '4000' } });
  await vi.waitFor(() => expect(other.messages()).toHaveLength(1));
  expect(other.messages()[0]).toEqual({ id: 2, event: 'gap', data: { after: 4000, next: 3 } });
  const event = anEvent([]);
  await mock.store.accept([event]);
  for (const feed of [fresh, other])
    await vi.waitFor(() => expect(feed.messages().at(-1)?.data.eventId).toBe(event.eventId));
  expect(fresh.messages()).toHaveLength(1);
});

test('what is told again is bounded, and the feed says what it left out', async () => {
  const { mock, port } = await startLogApi();
  for (let n = 0; n < 6; n += 1) await mock.store.accept(Array.from({ length: 1_000 }, () => anEvent([])));
  const feed = await openFeed(port, { query: '?after=10' });
  await vi.waitFor(() => expect(feed.lastId()).toBe('6000'), { timeout: 10_000 });
  const [gap, ...lines] = feed.messages();
  expect(gap).toEqual({ id: 1_000, event: 'gap', data: { after: 10, next: 1_001 } });
  expect(lines).toHaveLength(5_000);
  expect(lines.map(({ id }) => id)).toEqual(Array.from({ length: 5_000 }, (_, at) => at + 1_001));
});

test('many changes are read a few times, for all clients together', async () => {
  const { mock, port } = await startLogApi();
  const id = await subscribe(mock.store);
  const changes = vi.spyOn(mock.store.log, 'changes');
  const deliveriesOf = vi.spyOn(mock.store.log, 'deliveriesOf');
  const feeds = [await openFeed(port), await openFeed(port), await openFeed(port)];
  for (const feed of feeds) await vi.waitFor(() => expect(feed.lastId()).toBe('0'));
  for (let n = 0; n < 100; n += 1) {
    await mock.store.accept([anEvent([id])]);
    await mock.store.settle([aSettlement(await claimOne(mock.store))]);
  }
  for (const feed of feeds) await vi.waitFor(() => expect(feed.messages()).toHaveLength(300));
  expect(changes.mock.calls.length).toBeLessThan(60);
  expect(deliveriesOf.mock.calls.length).toBeLessThan(60);
});

test('one change is read once, however many listen', async () => {
  const { mock, port } = await startLogApi();
  const feeds = await Promise.all(Array.from({ length: 10 }, () => openFeed(port)));
  for (const feed of feeds) await vi.waitFor(() => expect(feed.lastId()).toBe('0'));
  const changes = vi.spyOn(mock.store.log, 'changes');
  await mock.store.accept([anEvent([])]);
  for (const feed of feeds) await vi.waitFor(() => expect(feed.messages()).toHaveLength(1));
  expect(changes.mock.calls).toHaveLength(1);
});

test('twenty may listen; one more is refused until one of them goes', async () => {
  const { port, get } = await startLogApi();
  const feeds = await Promise.all(Array.from({ length: 20 }, () => openFeed(port)));
  expect(feeds.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(await get('/api/v1/feed')).toMatchObject({ status: 503, body: { code: 'too-many-clients' } });
  feeds[0]?.request.destroy();
  await vi.waitFor(async () => expect((await openFeed(port)).status).toBe(200));
});

test('who does not read is cut off, and the others go on', async () => {
  const { mock, port, get } = await startLogApi();
  const slow = await openFeed(port, { paused: true });
  const reading = await openFeed(port);
  await vi.waitFor(() => expect(reading.lastId()).toBe('0'));
  const listening = async () => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return Number(/^plextera_webhooks_feed_clients (\d+)$/m.exec(text)?.[1]);
  };
  const id = await subscribe(mock.store, { endpointUrl: `http://127.0.0.1/${'x'.repeat(2_000)}` });
  let told = 0;
  while ((await listening()) === 2) {
    await mock.store.accept(Array.from({ length: 500 }, () => anEvent([id])));
    told += 500;
    await vi.waitFor(() => expect(reading.lastId()).toBe(String(told)), { timeout: 5_000 });
    // The kernel buffers a few megabytes before this process has to.
    expect(told).toBeLessThan(30_000);
  }
  expect(await listening()).toBe(1);
  slow.response.resume();
  await slow.ended;
  expect((await get('/healthz')).status).toBe(200);
}, 30_000);

test('a silent feed is kept open by comments', async () => {
  const hasty: Clock = {
    ...systemClock,
    setTimer: (ms, fn) => systemClock.setTimer(ms === 15_000 ? 10 : ms, fn),
  };
  const { port } = await startLogApi({}, hasty);
  const feed = await openFeed(port);
  await vi.waitFor(() => expect(feed.text().match(/^: still here$/gm)?.length).toBeGreaterThan(2));
});

test('a feed ends with the server, which does not hang for it', async () => {
  const { port, server } = await startLogApi();
  const feed = await openFeed(port);
  await vi.waitFor(() => expect(feed.lastId()).toBe('0'));
  await server.close();
  await feed.ended;
  expect(feed.response.complete).toBe(true);
});

test('a feed ends when the mock is drained, and none begins after that', async () => {
  const mock = await startMock();
  const { port } = await startLogServer(mock);
  const feed = await openFeed(port);
  await vi.waitFor(() => expect(feed.lastId()).toBe('0'));
  await mock.drain();
  await feed.ended;
  expect((await openFeed(port)).status).toBe(503);
});

test('a web page elsewhere cannot listen, and a malformed place to resume is refused', async () => {
  const { port, get } = await startLogApi();
  for (const headers of [{ origin: 'http://evil.test' }, { 'sec-fetch-site': 'cross-site' }])
    expect((await openFeed(port, { headers })).status).toBe(403);
  expect((await openFeed(port, { headers: { 'last-event-id': 'abc' } })).status).toBe(400);
  expect((await get('/api/v1/feed?after=-1')).status).toBe(400);
  expect((await get('/api/v1/feed?since=1')).status).toBe(400);
});

test('control characters of an event or an endpoint stay one line of data', async () => {
  const { mock, port } = await startLogApi();
  const feed = await openFeed(port);
  await vi.waitFor(() => expect(feed.lastId()).toBe('0'));
  const id = await subscribe(mock.store, { endpointUrl: 'x\r\n\r\ndata: forged' });
  const eventType = 'a\u2028b\u009b31m\n\nevent: forged';
  await mock.store.accept([anEvent([id], { eventType })]);
  await mock.store.claim(aClaim());
  await vi.waitFor(() => expect(feed.messages()).toHaveLength(2));
  expect(feed.messages()[0]?.data.eventType).toBe(eventType);
  expect(feed.text()).not.toMatch(/^(event|data): forged/m);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(feed.text()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028]/);
});
