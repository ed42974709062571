import { describe, expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../../mock-server/runtime/random.ts';
import { dashboardPages } from '../../../mock-server/server/dashboard/dashboard-page.ts';
import { Access } from '../../../mock-server/server/plugins/access-token.ts';
import { startDashboard } from '../dashboard/open-dashboard.ts';
import { attackedChromium, evilName, openEvilPage, startAttacker, watchAnswers } from './attacker.ts';

const open = attackedChromium();
const body = JSON.stringify({ eventType: eventTypes[0] });

/** Everything a page can send without being asked for leave, and what needs leave; each settles, whatever comes of it. */
const forgeries = `async (origin, body) => {
  const url = origin + '/api/v1/events';
  const settle = (promise) => promise.then(() => 'sent', () => 'refused');
  const sent = {
    text: await settle(fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'content-type': 'text/plain' }, body })),
    blob: await settle(fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body: new Blob([body]) })),
    typedBlob: await settle(fetch(url, { method: 'POST', mode: 'no-cors', body: new Blob([body], { type: 'application/json' }) })),
    json: await settle(fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })),
    deletion: await settle(fetch(origin + '/api/v1/events?confirm=all', { method: 'DELETE' })),
    faults: await settle(fetch(origin + '/api/v1/faults', { method: 'DELETE' })),
    put: await settle(fetch(origin + '/api/v1/clock', { method: 'PUT', body: '{}' })),
  };
  navigator.sendBeacon(url, new Blob([body], { type: 'text/plain' }));
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const frame = document.createElement('iframe');
    frame.name = 'into-' + type;
    document.body.append(frame);
    const form = document.createElement('form');
    Object.assign(form, { method: 'POST', action: url, enctype: type, target: frame.name });
    const field = document.createElement('input');
    Object.assign(field, { name: body.slice(0, -1) + ',"x":"', value: '"}' });
    form.append(field);
    document.body.append(form);
    form.submit();
  }
  return sent;
}`;

/** What a page can try to read with, and whether anything came. */
const readings = `async (origin) => {
  const settle = (promise, came) => promise.then(came, () => 'nothing');
  const loaded = (tag, attribute, url) => new Promise((resolve) => {
    const element = document.createElement(tag);
    if (tag === 'link') element.rel = 'stylesheet';
    element.onload = () => resolve('came');
    element.onerror = () => resolve('nothing');
    element[attribute] = url;
    document.head.append(element);
  });
  const opened = (source, good) => new Promise((resolve) => {
    source[good] = () => { source.close(); resolve('came'); };
    source.onerror = () => { source.close(); resolve('nothing'); };
  });
  return {
    list: await settle(fetch(origin + '/api/v1/events'), (answer) => answer.text()),
    withCookies: await settle(fetch(origin + '/api/v1/events', { credentials: 'include' }), (answer) => answer.text()),
    opaque: await settle(fetch(origin + '/api/v1/export.ndjson', { mode: 'no-cors' }), (answer) => answer.text().then((text) => text || 'nothing')),
    script: await loaded('script', 'src', origin + '/api/v1/events'),
    ownScript: await loaded('script', 'src', origin + '/dashboard/app.js'),
    style: await loaded('link', 'href', origin + '/dashboard/app.css'),
    picture: await loaded('img', 'src', origin + '/dashboard/icon.svg'),
    feed: await opened(new EventSource(origin + '/api/v1/feed'), 'onopen'),
    feedWithCookies: await opened(new EventSource(origin + '/api/v1/feed', { withCredentials: true }), 'onopen'),
    socket: await opened(new WebSocket(origin.replace('http', 'ws') + '/api/v1/feed'), 'onopen'),
  };
}`;

async function attacked(options: Parameters<typeof startDashboard>[1] = {}) {
  const dashboard = await startDashboard([200], options);
  const attacker = await startAttacker();
  return {
    ...dashboard,
    evil: `http://${evilName}:${attacker}/`,
    neighbour: `http://127.0.0.1:${attacker}/`,
  };
}

const call = (page: { evaluate: (text: string) => Promise<unknown> }, code: string, ...values: unknown[]) =>
  page.evaluate(`(${code})(${values.map((value) => JSON.stringify(value)).join(', ')})`);

describe('A04: a page of somebody else', () => {
  test('sends what the mock’s own page could, and nothing comes of it', async () => {
    const { origin, evil, neighbour, receiver, mock, send } = await attacked();
    await send('POST', '/api/v1/faults', { name: 'drop', ttlMs: 600_000 });
    const before = await mock.store.health();
    for (const address of [evil, neighbour]) {
      const { page, statuses } = await openEvilPage(open, address, origin);
      const tried = await call(page, forgeries, origin, body);
      // An opaque answer is all that the first two get; the others needed leave, and there was none.
      expect(tried).toMatchObject({
        json: 'refused',
        deletion: 'refused',
        faults: 'refused',
        put: 'refused',
      });
      await vi.waitFor(() => expect(statuses()).toContain('POST 403'));
      // Three forms in their frames, the beacon and the plain fetches have all been answered, and none with a success.
      await page.waitForLoadState('networkidle');
      expect(statuses().filter((status) => /^(POST|PUT|DELETE) 2/.test(status))).toEqual([]);
    }
    expect(receiver.requests).toEqual([]);
    expect(await mock.store.health()).toEqual(before);
    expect(mock.faults.list().map(({ name }) => name)).toEqual(['drop']);
    // The same bytes from the mock’s own page do what they say, so it was not the bytes that were wrong.
    const { page } = await openEvilPage(open, `${origin}/`, origin);
    mock.faults.reset();
    const own = `(origin, body) => fetch(origin + '/api/v1/events', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(({ status }) => status)`;
    expect(await call(page, own, origin, body)).toBe(202);
    await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  });

  test('cannot use the session that this browser has', async () => {
    const access = new Access('token_of_the_safety_tests', { clock: systemClock, random: systemRandom });
    const { origin, evil, receiver } = await attacked({ access });
    const { page } = await open();
    await page.goto(`${origin}/#code=${access.makeCode()}`);
    await page.getByText('Nothing was sent yet').waitFor();
    await page.goto(evil);
    const answers = watchAnswers(page, origin);
    await call(page, forgeries, origin, body);
    expect(await call(page, readings, origin)).toMatchObject({
      withCookies: 'nothing',
      feedWithCookies: 'nothing',
    });
    await page.waitForLoadState('networkidle');
    expect(answers.statuses().filter((status) => !/ (401|403)$/.test(status))).toEqual([]);
    expect(receiver.requests).toEqual([]);
  });
});

describe('A05, A06: nothing can be read', () => {
  test.each(['evil', 'neighbour'] as const)('by a page of the %s', async (whose) => {
    const attack = await attacked();
    await attack.post({ eventType: eventTypes[0] });
    const { page } = await openEvilPage(open, attack[whose], attack.origin);
    expect(await call(page, readings, attack.origin)).toEqual({
      list: 'nothing',
      withCookies: 'nothing',
      opaque: 'nothing',
      script: 'nothing',
      ownScript: 'nothing',
      style: 'nothing',
      picture: 'nothing',
      feed: 'nothing',
      feedWithCookies: 'nothing',
      socket: 'nothing',
    });
  });

  test('by a sandboxed frame, whose origin is null', async () => {
    const { origin, evil } = await attacked();
    const { page } = await openEvilPage(open, evil, origin);
    // What the attacker’s own server allows does come, so the frame can ask.
    const script = `const tried = (url) => fetch(url).then(() => 'came', () => 'nothing');
      Promise.all(${JSON.stringify([`${origin}/api/v1/events`, evil])}.map(tried)).then((all) => parent.postMessage(all, '*'))`;
    const heard = page.evaluate(`new Promise((resolve) => {
      addEventListener('message', ({ data }) => resolve(data));
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.srcdoc = '<script>' + ${JSON.stringify(script)} + '</script>';
      document.body.append(frame);
    })`);
    expect(await heard).toEqual(['nothing', 'came']);
  });
});

describe('A08: no page of the mock', () => {
  const paths = [...dashboardPages.map((path) => path.replace(/:\w+/, 'evt_1')), '/docs/', '/docs/api'];

  test('is shown in a frame, be it of a foreign page or of one on this machine', async () => {
    const { origin, evil, neighbour } = await attacked();
    for (const address of [evil, neighbour]) {
      const { page } = await openEvilPage(open, address, origin);
      for (const path of paths) {
        await page.evaluate(`(() => {
          document.body.replaceChildren();
          const frame = document.createElement('iframe');
          frame.src = ${JSON.stringify(origin + path)};
          document.body.append(frame);
        })()`);
        await vi.waitFor(() =>
          expect(
            page.frames().map((frame) => frame.url()),
            path,
          ).toEqual([address, 'chrome-error://chromewebdata/']),
        );
      }
    }
  });

  test('is within reach of a page that opened it', async () => {
    const { origin, evil } = await attacked();
    const { page } = await openEvilPage(open, evil, origin);
    for (const path of paths) {
      const popup = page.context().waitForEvent('page');
      await page.evaluate(`window.opened = window.open(${JSON.stringify(origin + path)})`);
      const opened = await popup;
      await opened.waitForLoadState();
      expect(await opened.evaluate('window.opener === null'), path).toBe(true);
      expect(
        await page.evaluate(
          `(() => { try { return window.opened.document.title; } catch (error) { return error.name; } })()`,
        ),
        path,
      ).toBe('SecurityError');
      await opened.close();
    }
  });
});

describe('A03: a name of the attacker that comes to mean this machine', () => {
  test('is not answered, though to the browser the page and the mock are then one origin', async () => {
    const { port, receiver, mock } = await attacked();
    const before = await mock.store.health();
    const rebound = `http://${evilName}:${port}`;
    const { page } = await open();
    const { statuses } = watchAnswers(page, rebound);
    // The first answer came from the attacker, before the name changed its meaning; all others come from the mock.
    await page.route(`${rebound}/start`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>evil</title>' }),
    );
    await page.goto(`${rebound}/start`);
    const tried = await page.evaluate(`(async () => {
      const statusOf = async (path, options) => (await fetch(path, options)).status;
      const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(body)} };
      return {
        page: await statusOf('/'),
        list: await statusOf('/api/v1/events'),
        post: await statusOf('/api/v1/events', json),
        subscriptions: await statusOf('/api/public/v1/event-subscriptions', { headers: { authorization: 'api-key any' } }),
        docs: await statusOf('/docs/'),
        script: await statusOf('/dashboard/app.js'),
        feed: await new Promise((resolve) => {
          const feed = new EventSource('/api/v1/feed');
          feed.onopen = () => resolve('came');
          feed.onerror = () => { feed.close(); resolve('nothing'); };
        }),
      };
    })()`);
    expect(tried).toEqual({
      page: 421,
      list: 421,
      post: 421,
      subscriptions: 421,
      docs: 421,
      script: 421,
      feed: 'nothing',
    });
    await page.goto(`${rebound}/`);
    expect(await page.locator('#app').count()).toBe(0);
    expect(statuses().filter((status) => status.endsWith(' 200'))).toEqual(['GET 200']);
    expect(receiver.requests).toEqual([]);
    expect(await mock.store.health()).toEqual(before);
  });
});
