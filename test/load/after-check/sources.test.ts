import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { urlObserver } from '../../../mock-server/conformance/observers/url-observer.ts';
import { checkAfter } from '../../../mock-server/load/after-check/check-after.ts';
import type { ReceiptSource } from '../../../mock-server/load/after-check/receipt-source.ts';
import { commandSource, tellsAll } from '../../../mock-server/load/after-check/sources/command-source.ts';
import { eventSource } from '../../../mock-server/load/after-check/sources/event-source.ts';
import { isPaged, pageSource } from '../../../mock-server/load/after-check/sources/page-source.ts';
import { Ledger } from '../../../mock-server/load/recording/ledger.ts';
import { serialText } from '../../../mock-server/load/templates/serial.ts';
import { systemClock as clock } from '../../../mock-server/runtime/clock.ts';
import { expectNoSocketsLeft } from '../../fixtures/leak-check.ts';

afterAll(expectNoSocketsLeft);

const idStem = 'evt_01M80S48K014FE9WEX';
const idOf = (serial: number) => idStem + serialText(serial);
const asking = { clock, policy: { allowHosts: [] } };
const env = { PATH: process.env.PATH };

function sentEvents(count: number) {
  const ledger = new Ledger();
  for (let serial = 0; serial < count; serial++) {
    ledger.sent(serial);
    ledger.acknowledged(serial);
  }
  return { idStem, serials: [[0, count]] as const, shared: false, ledger };
}

/** A server that answers what a test makes of a URL. */
async function serve(answer: (url: URL) => readonly [status: number, text: string]): Promise<string> {
  const server = createServer((request, response) => {
    const [status, text] = answer(new URL(request.url ?? '/', 'http://receiver.invalid'));
    response.writeHead(status).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const check = (count: number, source: ReceiptSource, withinMs = 10_000, signal?: AbortSignal) =>
  checkAfter(sentEvents(count), source, { clock, withinMs, signal });

/** A list of ids in pages, as a receiver with a database has it. */
function pagesOf(ids: readonly string[], most: number) {
  return (url: URL) => {
    const after = url.searchParams.get('after') ?? '';
    const page = ids.filter((id) => id > after).slice(0, most);
    return [200, page.map((id) => `${id} 1`).join('\n')] as const;
  };
}

test.each([[7], [1_000], [5_000]])(
  'pages of %i are read to their end, also where one is longer than is read',
  async (most) => {
    const ids = Array.from({ length: 5_000 }, (_, serial) => idOf(serial));
    const url = await serve(pagesOf(most === 7 ? ids.slice(0, 100) : ids, most));
    const found = await check(
      most === 7 ? 100 : 5_000,
      pageSource(`${url}/?after={after}&stem={stem}`, asking),
    );
    expect(found).toMatchObject({ closes: true, receivedOnce: most === 7 ? 100 : 5_000 });
  },
);

test('pages that never end are noticed', async () => {
  const url = await serve(() => [200, `${idOf(1)}\n${idOf(2)}\n`]);
  const found = await check(3, pageSource(`${url}/?after={after}`, asking));
  expect(found.closes).toBe(false);
  expect(found.incomplete).toContain('tells ids again');
});

test.each([
  [500, 'oops', 'answered 500'],
  [200, '{"not": "a list"}', 'no event id'],
] as const)(
  'an observer that answers %i %s makes the check incomplete, and no more',
  async (status, text, says) => {
    const url = await serve(() => [status, text]);
    const found = await check(3, pageSource(`${url}/?after={after}`, asking));
    expect(found).toMatchObject({ closes: false, incomplete: expect.stringContaining(says) });
  },
);

test('a URL that may not be asked is a mistake in the call', async () => {
  const source = pageSource('http://10.1.2.3:9/?after={after}', asking);
  await expect(check(1, source)).rejects.toMatchObject({ code: 'PLEXTERA_BAD_TARGET' });
  expect(() => pageSource('no url {after}', asking)).toThrow(
    expect.objectContaining({ code: 'PLEXTERA_BAD_OPTION' }),
  );
  expect([isPaged('http://a/{eventId}'), isPaged('http://a/?from={after}')]).toEqual([false, true]);
});

test('an observer of single events is asked about each', async () => {
  const url = await serve(({ pathname }) => [pathname === `/${idOf(30)}` ? 404 : 200, '1']);
  const found = await check(50, eventSource(urlObserver(`${url}/{eventId}`, asking)), 1_000);
  expect(found).toMatchObject({
    closes: false,
    receivedOnce: 49,
    first: [{ eventId: idOf(30), breach: 'lost' }],
  });
});

test('a command prints what was received, and is told what the ids begin with', async () => {
  const ids = Array.from({ length: 3 }, (_, serial) => serialText(serial));
  const command = `for id in ${ids.join(' ')}; do echo "$PLEXTERA_EVENT_ID_STEM$id"; done; echo "other_1 5"`;
  expect(tellsAll(command)).toBe(true);
  expect(tellsAll('count $PLEXTERA_EVENT_ID')).toBe(false);
  expect(await check(3, commandSource(command, env))).toMatchObject({
    closes: true,
    receivedOnce: 3,
    foreign: 1,
  });
});

test.each([
  ['exit 3', 'The command ended with code 3'],
  ['echo broken >&2; exit 1', 'code 1: broken'],
  ['yes "<nonsense>"', 'no event id'],
])('a command that does "%s" makes the check incomplete', async (command, says) => {
  expect(await check(1, commandSource(command, env))).toMatchObject({
    closes: false,
    incomplete: expect.stringContaining(says),
  });
});

test('a command that never ends is ended when the time is up, with what it started', async () => {
  const found = await check(1, commandSource('sleep 600 & sleep 600', env), 300);
  expect(found.incomplete).toContain('within 0.3 s');
  expect(found).toMatchObject({ untold: 1, breaches: { lost: 0 } });
});

test('a receiver that works behind a queue has time to finish', async () => {
  let asked = 0;
  const url = await serve((asking) => {
    if (!asking.searchParams.get('after')) asked += 1;
    return pagesOf(
      Array.from({ length: Math.min(asked, 3) }, (_, at) => idOf(at)),
      10,
    )(asking);
  });
  expect(await check(3, pageSource(`${url}/?after={after}`, asking))).toMatchObject({ closes: true });
  expect(asked).toBe(3);
});

test('nothing is asked any more once it is told to stop', async () => {
  const source: ReceiptSource = {
    async *receipts() {
      yield [];
    },
  };
  expect(await check(1, source, 60_000, AbortSignal.abort())).toMatchObject({ closes: false });
});
