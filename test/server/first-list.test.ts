import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { systemClock } from '../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import { Access } from '../../mock-server/server/plugins/access-token.ts';
import { startControlApi, startMock } from '../fixtures/control-api.ts';
import { exchangeRaw } from '../fixtures/raw-http.ts';
import { startRecordingReceiver } from '../fixtures/recording-receiver.ts';

const [type, otherType] = eventTypes;

const token = 'a-token-of-these-tests';
const withToken = { authorization: `Bearer ${token}` };

async function start(options: Parameters<typeof startControlApi>[1] = {}) {
  const receiver = await startRecordingReceiver(200);
  const api = await startControlApi(await startMock({ url: receiver.url }), options);
  const send = async (event: object) => {
    const answer = await api.post(event, withToken);
    expect(answer.status).toBe(202);
    return ((await answer.json()) as { eventId: string }).eventId;
  };
  const page = async (path = '/', headers: Readonly<Record<string, string>> = {}) => {
    const answer = await api.send('GET', path, undefined, headers);
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  return { ...api, receiver, sendEvent: send, page };
}

const patience = { timeout: 10_000 };
const rowsIn = (html: string) => html.match(/ data-key="/g)?.length ?? 0;
const dataIn = (html: string) =>
  JSON.parse(/<script type="application\/json" id="first-events">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null');

test('the page comes with its newest events: as rows, and as the API tells them', async () => {
  const { sendEvent, page, send, receiver } = await start();
  const eventIds = [await sendEvent({ eventType: type }), await sendEvent({ eventType: otherType })];
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2), patience);
  await vi.waitFor(
    async () => expect((await page()).html.match(/>Delivered<\/span>/g)).toHaveLength(2),
    patience,
  );
  const { status, headers, html } = await page();
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(rowsIn(html)).toBe(2);
  for (const eventId of eventIds) expect(html).toContain(`href="/events/${eventId}"`);
  const api: unknown = await (await send('GET', '/api/v1/events?limit=24')).json();
  expect(dataIn(html)).toEqual(api);
});

test('only what its policy names stands in the page: two hashes, and no style of an element', async () => {
  const { sendEvent, page } = await start();
  await sendEvent({ eventType: type });
  const { headers, html } = await page();
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).not.toContain('unsafe');
  expect(policy).toContain("require-trusted-types-for 'script'");
  const [, styles = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
  const [, theme = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy).toContain(`style-src 'self' ${hashOf(styles)}`);
  expect(policy).toContain(`script-src 'self' ${hashOf(theme)}`);
  expect(html).not.toMatch(/<[^>]*\sstyle=|<[^>]*\son\w+=/);
});

test('a search of the address is drawn as its result', async () => {
  const { sendEvent, page } = await start();
  await sendEvent({ eventType: type });
  await sendEvent({ eventType: otherType });
  const { html } = await page(`/?q=type:${type}`);
  expect(rowsIn(html)).toBe(1);
  expect(html).toContain('1 of 2 deliveries');
  expect((await page('/?q=code:999')).html).toContain('No delivery is like that');
  expect(rowsIn((await page()).html)).toBe(2);
});

test('before anything was sent the page says how to, with the address that was asked', async () => {
  const { page, origin } = await start();
  const { html } = await page();
  expect(html).toContain('Nothing was sent yet');
  expect(html).toContain(`curl -s ${origin}/api/v1/events`);
});

test('where a token is needed only who has it gets a list, and everybody else the page that asks for it', async () => {
  const access = new Access(token, { clock: systemClock, random: systemRandom });
  const { sendEvent, page, send } = await start({ access });
  const eventId = await sendEvent({ eventType: type });
  const refused = [
    {},
    { authorization: 'Bearer another-token' },
    { authorization: token },
    { cookie: 'plextera_session=none' },
  ];
  for (const headers of refused) {
    const { status, html } = await page('/', headers);
    expect(status).toBe(200);
    expect(html).toContain('<div id="app"></div>');
    expect(html).not.toContain(eventId);
    expect(dataIn(html)).toBeNull();
  }
  expect((await page('/', withToken)).html).toContain(eventId);
  const session = await send('POST', '/api/v1/session', { token });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await page('/', { cookie })).html).toContain(eventId);
});

test('a foreign name, a foreign page and another port get no list', async () => {
  const { sendEvent, port } = await start();
  const eventId = await sendEvent({ eventType: type });
  const ask = (...lines: readonly string[]) =>
    exchangeRaw(port, `${['GET / HTTP/1.1', ...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  const ours = `Host: 127.0.0.1:${port}`;
  expect(await ask(ours)).toContain(eventId);
  for (const [lines, status] of [
    [[`Host: evil.test:${port}`], 421],
    [['Host: 127.0.0.1:1'], 421],
    [[ours, 'Origin: https://evil.test'], 403],
    [[ours, 'Sec-Fetch-Site: cross-site'], 403],
    [[ours, 'Sec-Fetch-Site: same-site'], 403],
  ] as const) {
    const answer = await ask(...lines);
    expect(answer, lines.join()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).not.toContain(eventId);
  }
});

test('whatever an event or an address says is text: it opens no element and ends none', async () => {
  const { sendEvent, page, send } = await start();
  const hostile =
    '</script><!--<script>window.taken=1</script><img src=x onerror="window.taken=1">\u202e\u2028\ud800\'"&';
  await sendEvent({
    eventType: type,
    overrides: { eventId: hostile, data: { jobId: hostile, runId: hostile, resourceId: hostile } },
    unchecked: true,
  });
  for (const path of ['/', `/?q=${encodeURIComponent('</script><img src=x onerror=1>')}`]) {
    const { html } = await page(path);
    const { html: bare } = await page('/compose');
    // One script more than in a page without a list: the block of data.
    for (const tag of ['<script', '</script', '<img', '<!--'])
      expect(html.split(tag).length, `${tag} in ${path}`).toBe(
        bare.split(tag).length + (tag.includes('script') ? 1 : 0),
      );
    // Between the two the delivery may have gone on.
    await vi.waitFor(async () =>
      expect(dataIn((await page(path)).html)).toEqual(
        await (await send('GET', '/api/v1/events?limit=24')).json(),
      ),
    );
  }
  expect((await page()).html).toContain('&lt;img src=x onerror=');
});

test('where the list cannot be drawn the page comes without it, and that is told once', async () => {
  const told: unknown[] = [];
  const { sendEvent, page, mock } = await start({ onTrouble: (error) => told.push(error) });
  await sendEvent({ eventType: type });
  const away = vi.spyOn(mock.store.log, 'events').mockRejectedValue(new Error('The disk is gone.'));
  for (let at = 0; at < 3; at++) {
    const { status, html } = await page();
    expect(status).toBe(200);
    expect(html).toContain('<div id="app"></div>');
  }
  expect(told).toEqual([new Error('The disk is gone.')]);
  away.mockRestore();
  expect(rowsIn((await page()).html)).toBe(1);
});

test('a store that is slow is not waited for', async () => {
  const { page, mock } = await start();
  vi.spyOn(mock.store.log, 'events').mockReturnValue(new Promise(() => undefined));
  expect((await page()).html).toContain('<div id="app"></div>');
});
