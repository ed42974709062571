import { afterAll, expect, test, vi } from 'vitest';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';
import { openFeed } from '../log/open-feed.ts';
import { path, startTested } from './start-tested.ts';

afterAll(expectNoSocketsLeft);

const events = `${path}/events`;

test('a run is told as it goes on, and whoever comes late is told all of it', async () => {
  const { port, send } = await startTested();
  const early = await openFeed(port, { path: events });
  expect(early.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  await send('POST', path, { ids: ['SIG-01', 'SIG-02'] });
  await vi.waitFor(() => expect(early.messages().at(-1)?.event).toBe('finished'));
  const kinds = early.messages().map(({ event }) => event);
  expect(kinds).toEqual(['started', 'case_started', 'case_ended', 'case_started', 'case_ended', 'finished']);
  expect(early.messages()[2]?.data).toMatchObject({ id: 'SIG-01', verdict: 'pass' });
  const late = await openFeed(port, { path: events });
  await vi.waitFor(() => expect(late.messages()).toEqual(early.messages()));
  const resumed = await openFeed(port, { path: events, headers: { 'last-event-id': '4' } });
  await vi.waitFor(() => expect(resumed.messages()).toEqual(early.messages().slice(4)));
});

test('the next run begins the story anew', async () => {
  const { port, send } = await startTested();
  const feed = await openFeed(port, { path: events });
  for (const id of ['SIG-01', 'SIG-02']) {
    await send('POST', path, { ids: [id] });
    await vi.waitFor(() =>
      expect(feed.messages().filter(({ event }) => event === 'finished')).toHaveLength(
        id === 'SIG-01' ? 1 : 2,
      ),
    );
  }
  const late = await openFeed(port, { path: `${events}?after=1` });
  await vi.waitFor(() => expect(late.messages()).toEqual(feed.messages().slice(4)));
});

test('so many clients are told and no more, and a place is free once one has gone', async () => {
  const { port } = await startTested();
  const feeds = await Promise.all(Array.from({ length: 20 }, () => openFeed(port, { path: events })));
  expect(feeds.map(({ status }) => status)).toEqual(feeds.map(() => 200));
  expect((await openFeed(port, { path: events })).status).toBe(503);
  feeds[0]?.request.destroy();
  await vi.waitFor(async () => {
    const next = await openFeed(port, { path: events });
    expect(next.status).toBe(200);
  });
});

test('a place in the story has to be a number', async () => {
  const { port } = await startTested();
  expect((await openFeed(port, { path: `${events}?after=x` })).status).toBe(400);
  expect((await openFeed(port, { path: events, headers: { 'last-event-id': '-1' } })).status).toBe(400);
});
