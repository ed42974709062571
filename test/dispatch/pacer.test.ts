import { expect, test, vi } from 'vitest';
import { prepareEvent } from '../../mock-server/dispatch/prepared-event.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import type { DeliveryStore } from '../../mock-server/store/delivery-store.ts';
import { openSqliteStore } from '../../mock-server/store/sqlite/open-sqlite-store.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import { startMock } from '../fixtures/control-api.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';
import { scriptedLookup } from '../fixtures/staging.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

/** A mock whose names all lead to this machine, and when each delivery arrived, by the receiver's host. */
async function startPaced(maxRate: number, hosts: readonly string[], store?: DeliveryStore) {
  const arrivals: string[] = [];
  const receiver = await startRecordingReceiver(200);
  const transport = createHttpTransport({
    clock: systemClock,
    policy: { allowHosts: ['*.example.com'] },
    lookup: scriptedLookup(['127.0.0.1']),
  });
  const mock = await startMock(undefined, {
    transport,
    maxRate,
    ...(store ? { store } : {}),
    onAttempt: ({ subscription, eventId }, made) => {
      arrivals.push(new URL(subscription.endpointUrl).hostname);
      expect(made.outcome.kind).toBe('delivered');
      expect(receiver.requests.some(({ body }) => body.includes(eventId))).toBe(true);
    },
  });
  for (const [at, host] of hosts.entries())
    await mock.store.subscriptions.insert({
      id: `sub_${at}`,
      endpointUrl: `http://${host}:${receiver.port}/`,
      eventTypes: ['workflow.run.failed'],
      signingSecret: 'whsec_of_the_paced',
      status: 'active',
      failureStreak: 0,
      createdAt: new Date(0).toISOString(),
      updatedAt: new Date(0).toISOString(),
    });
  const emit = async (count: number) => {
    for (let at = 0; at < count; at++)
      await mock.emit(prepareEvent(createEvent('workflow.run.failed', { seed: at })));
  };
  return { mock, arrivals, emit };
}

const count = (arrivals: readonly string[], host: string) => arrivals.filter((one) => one === host).length;

test('A14: another machine gets so many deliveries a second and no more; this one is not held up by that', async () => {
  const elsewhere = 'hooks.example.com';
  const { arrivals, emit } = await startPaced(10, [elsewhere, '127.0.0.1']);
  const started = performance.now();
  await emit(12);
  await vi.waitFor(() => expect(count(arrivals, '127.0.0.1')).toBe(12), { timeout: 5_000, interval: 5 });
  const atThatTime = count(arrivals, elsewhere);
  const secondsThen = (performance.now() - started) / 1_000;
  expect(atThatTime).toBeLessThanOrEqual(Math.floor(secondsThen * 10) + 1);
  await vi.waitFor(() => expect(count(arrivals, elsewhere)).toBe(12), { timeout: 10_000, interval: 5 });
  // The first at once, and eleven more a tenth of a second apart.
  expect(performance.now() - started).toBeGreaterThanOrEqual(1_090);
});

test('this machine gets them as they come', async () => {
  const { arrivals, emit } = await startPaced(1, ['127.0.0.1']);
  await emit(12);
  // At one a second the last would be eleven seconds away.
  await vi.waitFor(() => expect(arrivals).toHaveLength(12), { timeout: 8_000, interval: 5 });
});

test('A14: two subscriptions of one host share what it gets', async () => {
  const { arrivals, emit } = await startPaced(10, ['hooks.example.com', 'hooks.example.com']);
  const started = performance.now();
  await emit(3);
  await vi.waitFor(() => expect(arrivals).toHaveLength(6), { timeout: 10_000, interval: 5 });
  expect(performance.now() - started).toBeGreaterThanOrEqual(490);
});

test('A14: turning the clock of the schedule does not let more through', async () => {
  const { mock, arrivals, emit } = await startPaced(10, ['hooks.example.com']);
  mock.schedule?.setScale(1_000);
  const started = performance.now();
  await emit(6);
  await vi.waitFor(() => expect(arrivals).toHaveLength(6), { timeout: 10_000, interval: 5 });
  expect(performance.now() - started).toBeGreaterThanOrEqual(490);
});

test('A14: what waits for its turn is delivered before a drain ends', async () => {
  const dataDir = tempFolder();
  const store = await openSqliteStore({ clock: systemClock, dataDir });
  const { mock, arrivals, emit } = await startPaced(20, ['hooks.example.com'], store);
  await emit(8);
  await vi.waitFor(() => expect(arrivals.length).toBeGreaterThan(0), { interval: 5 });
  await mock.drain();
  const again = await openSqliteStore({ clock: systemClock, dataDir });
  expect(await again.recover(Date.now())).toBe(0);
  const { waiting } = await again.health();
  expect(arrivals.length + waiting).toBe(8);
  await again.close();
});
