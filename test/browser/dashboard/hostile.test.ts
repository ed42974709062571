import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { dashboardPages } from '../../../mock-server/server/dashboard/dashboard-page.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;

const payloads = [
  `<img src=x onerror="window.taken=1">`,
  `<script>window.taken=1</script>`,
  `"><svg onload="window.taken=1">`,
  `</pre></textarea></title><iframe srcdoc="<script>parent.taken=1</script>">`,
  `javascript:window.taken=1`,
  `{{constructor.constructor("window.taken=1")()}}`,
  `<a href="javascript:window.taken=1" autofocus onfocus="window.taken=1">x</a>`,
  `\u202egnp.exe \u001b[31m \ufeff`,
  `{"__proto__":{"taken":1}}`,
];
const everything = payloads.join(' ');

/** Nothing of a payload became a part of the page. */
async function expectInert(page: Page): Promise<void> {
  const state = await page.evaluate(`({
    taken: window.taken,
    polluted: ({}).taken,
    made: document.querySelectorAll(
      'img, iframe, #app script, [onerror], [onload], [onfocus], a[href^="javascript:"], svg:not(.icon)',
    ).length,
  })`);
  expect(state).toEqual({ taken: undefined, polluted: undefined, made: 0 });
}

test('hostile events, answers and ids are text on every page', async () => {
  const answer = {
    status: 500,
    body: everything,
    headers: { 'x-hostile': payloads.slice(0, 7).join(' '), 'content-type': 'text/html' },
  };
  const { origin, send } = await startDashboard([answer]);
  const eventId = '"><img src=x onerror=window.taken=1>';
  const overrides = {
    eventId,
    data: { jobId: payloads[0], hostile: payloads, [payloads[1] ?? '']: everything },
  };
  const posted = await send('POST', '/api/v1/events', { eventType: type, overrides, unchecked: true });
  expect(posted.status).toBe(202);
  const page = await openDashboard(open, `${origin}/`);
  const row = page.getByRole('row').filter({ hasText: 'onerror' });
  await row.waitFor();
  await expectInert(page);
  await row.getByRole('link').click();
  const panel = page.getByRole('tabpanel');
  for (const [tab, shown] of [
    ['Response', '<svg onload='],
    ['Request', '<script>'],
    ['Signature', '<img src=x onerror='],
    ['Raw bytes', '000000 3c 69 6d 67 20 73 72 63'],
    ['Timing', 'Altogether'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await vi.waitFor(async () => expect(await panel.textContent()).toContain(shown));
    await expectInert(page);
  }
  await page.getByRole('tab', { name: 'Response' }).click();
  await vi.waitFor(async () => expect(await panel.textContent()).toContain('U+202E'));
  await send('POST', '/api/v1/receiver-tests', { only: ['SIG'] });
  await vi.waitFor(async () => {
    const tests = (await (await send('GET', '/api/v1/receiver-tests')).json()) as TestState;
    expect(tests.run?.status).toBe('finished');
  });
  const elsewhere = [
    ...dashboardPages.map((path) => path.replace(/:\w+/, encodeURIComponent(eventId))),
    '/?q=onerror',
    '/receiver-tests?case=SIG-01',
    '/docs/',
    '/docs/api',
  ];
  for (const path of elsewhere) {
    await page.goto(origin + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectInert(page);
  }
});

interface TestState {
  readonly run?: { readonly status: string };
}

test('an address that holds a payload is text', async () => {
  const { origin, post } = await startDashboard();
  await post({ eventType: type });
  const page = await openDashboard(open, `${origin}/`);
  for (const payload of payloads) {
    const encoded = encodeURIComponent(payload);
    await page.goto(`${origin}/?q=${encoded}`);
    await page.locator('.chip').first().waitFor();
    await expectInert(page);
    await page.goto(`${origin}/events/${encoded}?tab=${encoded}&diff=${encoded}`);
    await page.getByRole('heading', { level: 1, name: 'This event is not here' }).waitFor();
    await expectInert(page);
    for (const path of ['/compose?eventType=', '/receiver-tests?case=', '/latency?q=']) {
      await page.goto(`${origin}${path}${encoded}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectInert(page);
    }
  }
});

test('even a script of ours could not write markup, run text or call elsewhere', async () => {
  const { origin } = await startDashboard();
  const { page } = await open();
  await page.goto(`${origin}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const tried = await page.evaluate(`(async () => {
    const attempt = async (what) => { try { await what(); return 'done'; } catch (error) { return error.name; } };
    return {
      markup: await attempt(() => { document.body.innerHTML = '<b>x</b>'; }),
      policy: await attempt(() => trustedTypes.createPolicy('default', { createHTML: (text) => text })),
      evaluation: await attempt(() => window.setTimeout('window.taken=1')),
      call: await attempt(() => fetch('http://127.0.0.1:1/')),
    };
  })()`);
  expect(tried).toEqual({
    markup: 'TypeError',
    policy: 'TypeError',
    evaluation: 'TypeError',
    call: 'TypeError',
  });
});

test('only the files of the dashboard are served, by whatever path they are asked for', async () => {
  const { origin } = await startDashboard();
  for (const path of [
    '/dashboard/',
    '/dashboard/app.tsx',
    '/dashboard/..%2fpackage.json',
    '/dashboard//app.js',
  ])
    expect([400, 404]).toContain((await fetch(origin + path)).status);
  const script = await fetch(`${origin}/dashboard/app.js`);
  expect(script.status).toBe(200);
  expect(script.headers.get('x-content-type-options')).toBe('nosniff');
});
