import { afterAll, expect, test, vi } from 'vitest';
import type { Mock } from '../../../mock-server/dispatch/mock.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { openSqliteStore } from '../../../mock-server/store/sqlite/open-sqlite-store.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { aClaim, anEvent, aSettlement, claimOne, subscribe } from '../../store/store-fixtures.ts';
import { startLogApi } from './start-log-api.ts';

afterAll(expectNoSocketsLeft);

/** Counts how often the log is asked for deliveries. */
function countQuestions({ store: { log } }: Mock) {
  const counter = { questions: 0 };
  const { deliveries } = log;
  Object.assign(log, {
    deliveries: (query: Parameters<typeof deliveries>[0]) => {
      counter.questions += 1;
      return deliveries(query);
    },
  });
  return counter;
}

test('a waiting answer comes when enough rows are there, and asks only when something has changed', async () => {
  const { mock, get } = await startLogApi();
  const counter = countQuestions(mock);
  const id = await subscribe(mock.store);
  await mock.store.accept([anEvent([id]), anEvent([id])]);
  let done = false;
  const answer = get('/api/v1/deliveries?state=delivered&wait=30s&count=2').finally(() => {
    done = true;
  });
  await vi.waitFor(() => expect(counter.questions).toBe(1));
  await mock.store.settle([aSettlement(await claimOne(mock.store))]);
  await vi.waitFor(() => expect(counter.questions).toBeGreaterThan(1));
  const asked = counter.questions;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(counter.questions).toBe(asked);
  expect(done).toBe(false);
  await mock.store.settle([aSettlement(await claimOne(mock.store))]);
  expect((await answer).body.data).toHaveLength(2);
});

test('an answer that has enough at once does not wait, and one that never has enough gives what there is', async () => {
  const { mock, get } = await startLogApi();
  await mock.store.accept([anEvent([])]);
  expect((await get('/api/v1/events?wait=60s')).body.data).toHaveLength(1);
  expect((await get('/api/v1/events?wait=50ms&count=2')).body.data).toHaveLength(1);
  expect((await get('/api/v1/events?state=delivered&wait=50ms')).body.data).toEqual([]);
});

test('many changes at once cost few questions', async () => {
  const { mock, get } = await startLogApi();
  const counter = countQuestions(mock);
  const id = await subscribe(mock.store);
  await mock.store.accept(Array.from({ length: 300 }, () => anEvent([id])));
  const answer = get('/api/v1/deliveries?state=delivered&wait=30s&count=300&limit=1000');
  await vi.waitFor(() => expect(counter.questions).toBe(1));
  const claimed = await mock.store.claim(aClaim({ limit: 300 }));
  await Promise.all(claimed.map((one) => mock.store.settle([aSettlement(one)])));
  expect((await answer).body.data).toHaveLength(300);
  expect(counter.questions).toBeLessThan(30);
});

test('a store that others write to is asked again and again while somebody waits, and not otherwise', async () => {
  const store = await openSqliteStore({ clock: systemClock });
  const { mock, get } = await startLogApi({ store, sharedStore: { pollMs: 10 } });
  const lastSeq = vi.spyOn(mock.store.log, 'lastSeq');
  const answer = get('/api/v1/events?wait=30s');
  await vi.waitFor(() => expect(lastSeq.mock.calls.length).toBeGreaterThan(2));
  await store.accept([anEvent([])]);
  expect((await answer).body.data).toHaveLength(1);
  await vi.waitFor(async () => {
    const asked = lastSeq.mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(lastSeq.mock.calls.length).toBe(asked);
  });
});

test('waiting ends with the server, which does not hang for it', async () => {
  const { mock, get, server } = await startLogApi();
  const counter = countQuestions(mock);
  const answer = get('/api/v1/deliveries?wait=60s').catch(() => 'cut off');
  await vi.waitFor(() => expect(counter.questions).toBe(1));
  await server.close();
  expect(await answer).toBe('cut off');
});

test('who goes away is not waited for', async () => {
  const { mock, origin } = await startLogApi();
  const counter = countQuestions(mock);
  const gone = new AbortController();
  const answer = fetch(`${origin}/api/v1/deliveries?wait=60s`, { signal: gone.signal }).catch(() => 'gone');
  await vi.waitFor(() => expect(counter.questions).toBe(1));
  gone.abort();
  expect(await answer).toBe('gone');
  // It is asked once more, when the connection is seen to be closed, and never again.
  await vi.waitFor(() => expect(counter.questions).toBe(2));
  await mock.store.accept([anEvent([])]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(counter.questions).toBe(2);
});
