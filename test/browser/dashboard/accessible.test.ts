import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../../mock-server/runtime/random.ts';
import { Access } from '../../../mock-server/server/plugins/access-token.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const phone = { width: 320, height: 640 };

interface Place {
  readonly path: string;
  /** What is on the page once it is complete. */
  readonly shows: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();
const places: readonly Place[] = [
  { path: '/', shows: '[role=row][data-key]' },
  {
    path: '/',
    shows: 'dialog[open]',
    prepare: (page) => page.getByRole('button', { name: 'Keys and search' }).click(),
  },
  { path: '/?q=status:failed%20code:nonsense', shows: '.nothing' },
  { path: '/events/EVENT', shows: '.body' },
  { path: '/events/EVENT?', shows: '.headers', prepare: tab('Request') },
  { path: '/events/EVENT?', shows: '.signed', prepare: tab('Signature') },
  { path: '/events/EVENT?', shows: '.hex', prepare: tab('Raw bytes') },
  { path: '/events/EVENT?', shows: '.timing', prepare: tab('Timing') },
  { path: '/events/none', shows: '.reason' },
  { path: '/compose', shows: 'textarea' },
  { path: '/faults', shows: '.banner' },
  { path: '/subscriptions', shows: '.subscription' },
  { path: '/latency', shows: '.histogram', prepare: (page) => page.getByText('The same as a table').click() },
];

async function prepared() {
  const dashboard = await startDashboard([
    { status: 503, body: '{"error":"away","again":true}' },
    { status: 200, body: '{"received":true}' },
  ]);
  const eventIds = [];
  for (const eventType of eventTypes)
    eventIds.push(((await (await dashboard.post({ eventType })).json()) as { eventId: string }).eventId);
  await dashboard.send('POST', '/api/v1/faults/presets', { preset: 'at-least-once' });
  await vi.waitFor(() => expect(dashboard.receiver.requests.length).toBeGreaterThan(7));
  return { ...dashboard, eventId: eventIds[0] ?? '' };
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test('axe finds nothing on any page', async () => {
    const { origin, eventId } = await prepared();
    const page = await openDashboard(open, `${origin}/`, { colorScheme });
    for (const { path, shows, prepare } of places) {
      await page.goto(origin + path.replace('EVENT', eventId));
      await prepare?.(page);
      await page.locator(shows).first().waitFor();
      await expectAccessible(page);
    }
  });
});

test('axe finds nothing on an empty page, nor on that which asks for the token', async () => {
  const { origin } = await startDashboard();
  const empty = await openDashboard(open, `${origin}/`);
  await empty.locator('.first-steps').waitFor();
  await expectAccessible(empty);
  const access = new Access('token_of_the_dashboard_tests', { clock: systemClock, random: systemRandom });
  const { origin: guarded } = await startDashboard([200], { access });
  const page = await openDashboard(open, `${guarded}/`);
  await page.getByLabel('Access token').waitFor();
  await expectAccessible(page);
});

test('nothing is wider than a phone of 320 pixels', async () => {
  const { origin, eventId } = await prepared();
  const page = await openDashboard(open, `${origin}/`, { viewport: phone });
  for (const { path, shows, prepare } of places) {
    await page.goto(origin + path.replace('EVENT', eventId));
    await prepare?.(page);
    await page.locator(shows).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(
      phone.width,
    );
    await page.keyboard.press('Escape');
  }
});

test('the theme that is chosen outweighs that of the system, and is remembered', async () => {
  const { origin } = await startDashboard();
  const page = await openDashboard(open, `${origin}/`, { colorScheme: 'light' });
  const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const light = await paper();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await paper()).toBe(dark);
});
