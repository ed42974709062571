import { expect, test, vi } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import type { EventSubscription } from '../../mock-server/delivery/event-subscription.ts';
import type { Mock } from '../../mock-server/dispatch/mock.ts';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { readHeader } from '../../mock-server/receiver/read-header.ts';
import { receive } from '../../mock-server/receiver/receive.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { openSqliteStore } from '../../mock-server/store/sqlite/open-sqlite-store.ts';
import { startMock } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const run = 'workflow.run.failed';
const secret = 'whsec_of_one_subscription';

async function subscribe(mock: Mock, url: string, changes: Partial<EventSubscription> = {}) {
  const now = new Date().toISOString();
  const subscription: EventSubscription = {
    id: `sub_${Math.random().toString(36).slice(2)}`,
    endpointUrl: url,
    eventTypes: [run],
    signingSecret: secret,
    status: 'active',
    failureStreak: 0,
    createdAt: now,
    updatedAt: now,
    ...changes,
  };
  await mock.store.subscriptions.insert(subscription);
  return subscription.id;
}

const emit = (mock: Mock, seed: number, reprocessed = false) =>
  mock.emit(prepareEvent(createEvent(run, { seed })), { reprocessed });

async function deliveriesOf(mock: Mock) {
  return (await mock.store.log.deliveries({ limit: 100 })).items;
}

test('an event goes to every active subscription that lists its type, each signed with its own secret', async () => {
  const mock = await startMock();
  const [one, two, other] = [
    await startRecordingReceiver(200),
    await startRecordingReceiver(200),
    await startRecordingReceiver(200),
  ];
  await subscribe(mock, one.url);
  await subscribe(mock, two.url, { signingSecret: 'whsec_of_the_other' });
  await subscribe(mock, other.url, { eventTypes: [eventTypes[0]] });
  await subscribe(mock, other.url, { status: 'paused' });
  await emit(mock, 1);
  await vi.waitFor(() => expect([one.requests.length, two.requests.length]).toEqual([1, 1]));
  const [first] = one.requests;
  const [second] = two.requests;
  expect(first && receive(first.body, first.headers, secret).kind).toBe('event');
  expect(second && receive(second.body, second.headers, 'whsec_of_the_other').kind).toBe('event');
  expect(other.requests).toEqual([]);
});

test('a filter keeps events of other workflows away', async () => {
  const mock = await startMock();
  const receiver = await startRecordingReceiver(200);
  await subscribe(mock, receiver.url, { filters: { workflowId: 'the-right-one' } });
  const named = (id: string, seed: number) =>
    createEvent(run, { seed, overrides: { data: { workflowId: id, workflow: { id, name: id } } } });
  await mock.emit(prepareEvent(named('another', 1)));
  await mock.emit(prepareEvent(named('the-right-one', 2)));
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  expect(receiver.requests[0]?.body.toString()).toContain('the-right-one');
});

test('the same resource and type is delivered once, however often it is emitted at once; reprocessing sends a new one', async () => {
  const mock = await startMock();
  const receiver = await startRecordingReceiver(200);
  await subscribe(mock, receiver.url);
  const results = await Promise.all(Array.from({ length: 20 }, () => emit(mock, 7)));
  expect(results.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
  expect(new Set(results.map(({ event }) => (event as { eventId: string }).eventId)).size).toBe(1);
  const again = createEvent(run, { seed: 7, overrides: { eventId: 'evt_of_the_reprocessed' } });
  expect((await mock.emit(prepareEvent(again))).kind).toBe('duplicate');
  expect((await mock.emit(prepareEvent(again), { reprocessed: true })).kind).toBe('accepted');
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
});

test('three days of retries pass in moments on a turned clock, and each is signed with the present time', async () => {
  const mock = await startMock();
  const receiver = await startRecordingReceiver(503);
  await subscribe(mock, receiver.url);
  await emit(mock, 1);
  await vi.waitFor(
    async () => {
      mock.schedule?.advance(86_400_000);
      expect((await deliveriesOf(mock))[0]?.state).toBe('exhausted');
    },
    { timeout: 10_000, interval: 20 },
  );
  const [delivery] = await deliveriesOf(mock);
  const attempts = await mock.store.log.attempts(delivery?.id ?? '');
  expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_, index) => index + 1));
  expect(receiver.requests).toHaveLength(attempts.length);
  const ids = receiver.requests.map((request) => readHeader(request.headers, headers.deliveryId.name)[0]);
  expect(new Set(ids).size).toBe(attempts.length);
  for (const request of receiver.requests)
    expect(receive(request.body, request.headers, secret).kind).toBe('event');
});

test('410 pauses the subscription with the reason and ends the delivery; resumed, it can be sent again by hand', async () => {
  const mock = await startMock();
  const receiver = await startRecordingReceiver(410, 200);
  const id = await subscribe(mock, receiver.url);
  await emit(mock, 1);
  await vi.waitFor(async () => expect((await mock.store.subscriptions.get(id))?.status).toBe('paused'));
  expect((await mock.store.subscriptions.get(id))?.pausedReason).toContain('410');
  const [delivery] = await deliveriesOf(mock);
  expect(delivery?.state).toBe('exhausted');
  await emit(mock, 2);
  await mock.store.subscriptions.update(id, { status: 'active' });
  expect(await mock.resend({ deliveryIds: [delivery?.id ?? ''] })).toEqual([delivery?.id]);
  await vi.waitFor(async () => expect((await deliveriesOf(mock))[0]?.state).toBe('delivered'));
  const attempts = await mock.store.log.attempts(delivery?.id ?? '');
  expect(attempts.map(({ number }) => number)).toEqual([1, 2]);
  expect(receiver.requests).toHaveLength(2);
});

test('what waits for a subscription goes out once that is resumed, though nothing else happens', async () => {
  const store = await openSqliteStore({ clock: systemClock });
  let dueAtMs: number | undefined;
  const nextDueAtMs = async () => {
    dueAtMs = await store.nextDueAtMs();
    return dueAtMs;
  };
  const mock = await startMock(undefined, { store: { ...store, nextDueAtMs } });
  const receiver = await startRecordingReceiver(503, 200);
  const id = await subscribe(mock, receiver.url);
  await emit(mock, 1);
  await vi.waitFor(() => expect(dueAtMs).toBeDefined());
  await mock.store.subscriptions.update(id, { status: 'paused' });
  mock.schedule?.advance(60_000);
  await vi.waitFor(() => expect(dueAtMs).toBeUndefined());
  expect(receiver.requests).toHaveLength(1);
  await mock.store.subscriptions.update(id, { status: 'active' });
  await vi.waitFor(async () => expect((await deliveriesOf(mock))[0]?.state).toBe('delivered'));
});

test('a target that is set again begins anew, whatever had paused it', async () => {
  const receiver = await startRecordingReceiver(410, 200);
  const mock = await startMock({ url: receiver.url });
  await emit(mock, 1);
  await vi.waitFor(async () => expect((await mock.target())?.status).toBe('paused'));
  await mock.setTarget({ url: new URL(receiver.url), secret, extraHeaders: [] });
  const target = await mock.target();
  expect(target).toMatchObject({ status: 'active', failureStreak: 0, signingSecret: secret });
  expect(target).not.toHaveProperty('pausedReason');
});

test('an event whose resource has a name that no store could hold is about itself', async () => {
  const mock = await startMock();
  const overrides = { data: { runId: 'a\0b' } };
  const event = createEvent(run, { overrides, unchecked: true });
  await mock.emit(prepareEvent(event));
  const [row] = (await mock.store.log.events({ limit: 1 })).items;
  expect(row).toMatchObject({ eventId: event.eventId, resourceId: event.eventId });
});

test('a streak of failures pauses a subscription that asks for it, and a success ends the streak', async () => {
  const mock = await startMock();
  const receiver = await startRecordingReceiver(500, 200, 500, 500);
  const id = await subscribe(mock, receiver.url, { overrides: { pauseAfterFailures: 2 } });
  const streak = async () => (await mock.store.subscriptions.get(id))?.failureStreak;
  await emit(mock, 1);
  await vi.waitFor(async () => expect(await streak()).toBe(1));
  await emit(mock, 2);
  await vi.waitFor(async () => expect(await streak()).toBe(0));
  await emit(mock, 3);
  await emit(mock, 4);
  await vi.waitFor(async () => expect((await mock.store.subscriptions.get(id))?.status).toBe('paused'));
});

test('a retry that waits is replaced when it is sent by hand, not doubled', async () => {
  const mock = await startMock();
  const receiver = await startRecordingReceiver({ status: 503, headers: { 'retry-after': '600' } }, 200);
  await subscribe(mock, receiver.url);
  await emit(mock, 1);
  await vi.waitFor(async () => expect((await deliveriesOf(mock))[0]?.state).toBe('waiting'));
  const [delivery] = await deliveriesOf(mock);
  await mock.resend({ deliveryIds: [delivery?.id ?? ''] });
  await vi.waitFor(async () => expect((await deliveriesOf(mock))[0]?.state).toBe('delivered'));
  mock.schedule?.advance(3_600_000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(receiver.requests).toHaveLength(2);
});

test('a fault for the next attempt spoils one delivery, which the retry mends; the log names it', async () => {
  const mock = await startMock();
  const receiver = await startRecordingReceiver(401, 200);
  await subscribe(mock, receiver.url);
  mock.faults.add({ name: 'bad-signature', scope: { next: 1 } });
  await emit(mock, 1);
  await vi.waitFor(async () => {
    mock.schedule?.advance(60_000);
    expect((await deliveriesOf(mock))[0]?.state).toBe('delivered');
  });
  const kinds = receiver.requests.map((request) => receive(request.body, request.headers, secret).kind);
  expect(kinds).toEqual(['refused', 'event']);
  const attempts = await mock.store.log.attempts((await deliveriesOf(mock))[0]?.id ?? '');
  expect(attempts.map(({ record }) => record?.faults)).toEqual([['bad-signature'], []]);
});

test('a receiver that hangs keeps its own events waiting, and nobody else’s', async () => {
  const mock = await startMock(undefined, { concurrency: 8 });
  const hanging = await startRecordingReceiver({ status: 200, hangs: true });
  const healthy = await startRecordingReceiver(200);
  await subscribe(mock, hanging.url);
  for (let seed = 1; seed <= 30; seed += 1) await emit(mock, seed);
  await vi.waitFor(() => expect(hanging.requests.length).toBeGreaterThanOrEqual(4));
  await subscribe(mock, healthy.url);
  await emit(mock, 99);
  await vi.waitFor(() => expect(healthy.requests).toHaveLength(1));
  expect(hanging.requests.length).toBeLessThan(8);
  await vi.waitFor(
    async () => {
      hanging.release();
      expect((await mock.store.health()).waiting).toBe(0);
    },
    { timeout: 10_000 },
  );
  hanging.release();
});

test('a delivery that cannot even be made fails in the log, and the next event flows', async () => {
  const mock = await startMock();
  const receiver = await startRecordingReceiver(200);
  const broken = await subscribe(mock, 'no URL at all');
  await emit(mock, 1);
  await vi.waitFor(async () => expect((await deliveriesOf(mock))[0]?.state).toBe('exhausted'));
  expect((await deliveriesOf(mock))[0]?.lastOutcome?.message).toContain('could not be made');
  await mock.store.subscriptions.delete(broken);
  await subscribe(mock, receiver.url);
  await emit(mock, 2);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
});
