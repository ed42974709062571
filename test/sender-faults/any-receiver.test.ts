import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Mock } from '../../mock-server/dispatch/mock.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import type { AttemptRow } from '../../mock-server/store/delivery-log-store.ts';
import { openSqliteStore } from '../../mock-server/store/sqlite/open-sqlite-store.ts';
import { createHttpTransport } from '../../mock-server/transport/http-transport.ts';
import { type Certificates, makeCertificates } from '../fixtures/certificates.ts';
import { expectNoSocketsLeft } from '../fixtures/leak-check.ts';
import { startAnsweringServer } from '../fixtures/raw-server.ts';
import { type ReceiverStaging, receiverStagings } from '../fixtures/stagings/receivers.ts';
import { stagedNames } from '../fixtures/stagings/staged-names.ts';
import { attemptsFor, emitAnother, type QuickDelivery, subscribeQuickly } from './one-subscription.ts';

const deadlineMs = 300;
// What the catalogue allows beyond the deadline is 250 ms; the rest is what a machine of two busy cores may add.
const latestMs = deadlineMs + 250 + 750;
const attempts = 2;

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

let certificates: Certificates;
let mock: Mock;
beforeAll(async () => {
  certificates = makeCertificates();
  process.on('unhandledRejection', note);
  const options = { clock: systemClock, policy: { allowHosts: [] }, lookup: stagedNames };
  const store = await openSqliteStore({ clock: systemClock });
  const transport = createHttpTransport(options);
  mock = new Mock({ store, transport, clock: systemClock, random: systemRandom, owner: 'test' });
  await mock.start();
});
afterAll(async () => {
  await mock.drain();
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
  await expectNoSocketsLeft();
});

async function stage({ start }: ReceiverStaging): Promise<string> {
  const { url, close } = await start();
  onTestFinished(close);
  return subscribeFor(String(url), { deadlineMs, maxAttempts: attempts });
}

async function subscribeFor(url: string, quick: QuickDelivery = {}): Promise<string> {
  const id = await subscribeQuickly(mock, url, quick);
  onTestFinished(() => void mock.store.subscriptions.delete(id));
  return id;
}

/** What is promised of every receiver: each attempt has one outcome, the right one, and has it in time. */
function expectTheRightEnd({ kind, code }: ReceiverStaging, made: readonly AttemptRow[]): void {
  const retried = kind === 'retryable';
  expect(made.map(({ number }) => number)).toEqual(retried ? [1, 2] : [1]);
  for (const { record } of made) {
    expect(record?.outcome).toMatchObject(code ? { kind, code } : { kind });
    expect(record?.timings.totalMs).toBeLessThan(latestMs);
  }
}

async function expectNextEventDelivered(): Promise<void> {
  const healthy = await startAnsweringServer('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', false);
  onTestFinished(healthy.close);
  const id = await subscribeFor(healthy.url.href);
  await emitAnother(mock);
  await vi.waitFor(async () => {
    expect((await attemptsFor(mock, id))[0]?.record?.outcome.kind).toBe('delivered');
  });
}

const ended = async () => {
  const { waiting, inFlight } = await mock.store.health();
  expect([waiting, inFlight]).toEqual([0, 0]);
};
const patience = { timeout: 10_000, interval: 20 };

describe('every attempt ends in time with one outcome, and the next event is delivered', () => {
  // Named before certificates are there: what a staging is called does not depend on them.
  const none = { key: '', cert: '' };
  const names = receiverStagings({ ca: '', good: none, expired: none, wrongHost: none, selfSigned: none });

  test.each(names.map(({ row, what }, index) => ({ row, what, index })))('$row $what', async ({ index }) => {
    const staging = receiverStagings(certificates)[index];
    if (!staging) throw new Error('There is no such staging.');
    const id = await stage(staging);
    await emitAnother(mock);
    await vi.waitFor(ended, patience);
    expectTheRightEnd(staging, await attemptsFor(mock, id));
    await mock.store.subscriptions.delete(id);
    await expectNextEventDelivered();
  });

  test('all of them at once', async () => {
    const staged: (readonly [ReceiverStaging, string])[] = [];
    for (const staging of receiverStagings(certificates)) staged.push([staging, await stage(staging)]);
    await emitAnother(mock);
    await vi.waitFor(ended, patience);
    for (const [staging, id] of staged) expectTheRightEnd(staging, await attemptsFor(mock, id));
    await expectNextEventDelivered();
    await vi.waitFor(ended, patience);
  });
});
