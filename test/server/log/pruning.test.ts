import { expect, test, vi } from 'vitest';
import { aClaim, anEvent, aSettlement, subscribe } from '../../store/store-fixtures.ts';
import { openFeed } from './open-feed.ts';
import { expectRefused, startLogApi } from './start-log-api.ts';

/** Three finished events, a minute apart, and one that is still owed and older than all. */
async function startPruning() {
  const api = await startLogApi();
  const { store } = api.mock;
  const id = await subscribe(store);
  const finished = [0, 1, 2].map((n) => anEvent([id], { acceptedAt: `2026-04-07T10:0${n}:00.000Z` }));
  await store.accept(finished);
  await store.settle((await store.claim(aClaim({ limit: 3 }))).map((one) => aSettlement(one)));
  const owed = anEvent([id], { acceptedAt: '2026-04-07T09:00:00.000Z' });
  await store.accept([owed]);
  const left = async () => {
    const { data } = (await api.get('/api/v1/events')).body;
    const all = [...finished, owed].map(({ eventId }) => eventId);
    return data.map(({ eventId }: { eventId: string }) => all.indexOf(eventId)).reverse();
  };
  const prune = (query: string) => api.call('DELETE', `/api/v1/events${query}`);
  return { ...api, prune, left };
}

test('finished events are removed by age and by number, and what is owed stays', async () => {
  const { prune, left, get } = await startPruning();
  expect((await prune('?before=2026-04-07T10:01:00Z')).body).toEqual({ pruned: 1 });
  expect(await left()).toEqual([1, 2, 3]);
  expect((await prune('?keep=1')).body).toEqual({ pruned: 1 });
  expect(await left()).toEqual([2, 3]);
  expect((await get('/healthz')).body).toEqual({ status: 'ok', pending: 1, pruned: 2 });
});

test.each(['', '?keep=0', '?before=2099-01-01T00:00:00Z', '?keep=2&before=2099-01-01T00:00:00Z'])(
  'all of them are removed by DELETE%s only when that is confirmed',
  async (query) => {
    const { prune, left } = await startPruning();
    const refused = await prune(query);
    expect([refused.status, refused.body.code]).toEqual([409, 'confirm-needed']);
    expect(refused.body.hint).toContain('confirm=all');
    expect(await left()).toEqual([0, 1, 2, 3]);
    const confirmed = await prune(`${query === '' ? '?' : `${query}&`}confirm=all`);
    expect([confirmed.status, confirmed.body]).toEqual([200, { pruned: 3 }]);
    expect(await left()).toEqual([3]);
  },
);

test('what is misspelt or malformed removes nothing', async () => {
  const { prune, left } = await startPruning();
  expectRefused(await prune('?keeep=1'), 'did you mean "keep"?');
  expectRefused(await prune('?keep=-1'), '"keep" must be');
  expectRefused(await prune('?before=yesterday'), '"before" must be a time');
  expectRefused(await prune('?confirm=yes'), '"confirm" must be one of all');
  expect(await left()).toEqual([0, 1, 2, 3]);
});

test('whoever follows the log is told that a part of it is gone, and of nothing when nothing was', async () => {
  const { prune, port } = await startPruning();
  const feed = await openFeed(port);
  await vi.waitFor(() => expect(feed.lastId()).toBeDefined());
  await prune('?before=2020-01-01T00:00:00Z');
  await prune('?keep=1');
  await vi.waitFor(() => expect(feed.text()).toContain('event: pruned\ndata: {"events":2}\n\n'));
  expect(feed.text().match(/event: pruned/g)).toHaveLength(1);
});
