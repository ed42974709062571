import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { sharedChromium } from '../chromium.ts';
import { axeFindings } from '../find-barriers.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type, otherType] = eventTypes;
const count = 30;
const failed = { status: 503, headers: { 'retry-after': '3600' } };

/** In hours, so that no text about it changes while a test looks. */
const nowMs = systemClock.now() + 90 * 60_000;

async function delivered() {
  const clock = { ...systemClock, now: () => nowMs };
  const dashboard = await startDashboard([200, failed, 200], { clock });
  for (let at = 0; at < count; at++) await dashboard.post({ eventType: eventTypes[at % eventTypes.length] });
  await vi.waitFor(() => expect(dashboard.receiver.requests).toHaveLength(count), { timeout: 10_000 });
  return dashboard;
}

/** Opens the page with its script held back; what is returned lets the script come. */
async function openHeld(address: string, viewport = { width: 1280, height: 800 }) {
  const watched = await open({ viewport });
  onTestFinished(() => {
    // The browser itself notes what it was refused.
    const own = watched.complaints.filter((line) => !line.includes('Failed to load resource'));
    expect(own).toEqual([]);
  });
  const { page } = watched;
  await page.clock.setFixedTime(nowMs);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  onTestFinished(() => release());
  await page.route('**/dashboard/app.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('[role=row][data-key]').first().waitFor();
  return { page, release };
}

/**
 * Where everything stands that a window shows, without the mark that says whether the feed is open, and the two boxes in
 * the header that share what it leaves: what is in them is looked at. Nor the counters, which count the rest as well then.
 */
const boxes = (page: Page) =>
  page.evaluate<readonly string[]>(`
    [...document.querySelectorAll('#app *')].filter((element) => !element.closest('.connection, .counters, dialog') && !element.matches('.top nav, .top-side')).flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      // The column of rows ends below the window.
      if (width === 0 || y > innerHeight || y + height > innerHeight) return [];
      return [[element.tagName, element.className.baseVal ?? element.className, x, y, width, height].join(' ')];
    })`);

test('the list is there where no script runs', async () => {
  const { origin } = await delivered();
  const { page } = await open({ javaScriptEnabled: false });
  await page.goto(`${origin}/`);
  const rows = page.locator('[role=row][data-key]');
  expect(await rows.count()).toBeGreaterThan(20);
  expect(await rows.first().isVisible()).toBe(true);
  expect(await rows.filter({ hasText: 'Delivered' }).count()).toBeGreaterThan(0);
});

test.each([
  ['a desk', { width: 1280, height: 800 }],
  ['a phone', { width: 360, height: 640 }],
])(
  'when the script takes over on %s no element moves, and the rows stay the same elements',
  async (_, viewport) => {
    const { origin } = await delivered();
    const { page, release } = await openHeld(`${origin}/`, viewport);
    expect(await axeFindings(page)).toEqual([]);
    const before = await boxes(page);
    expect(before.filter((line) => line.includes('line-status')).length).toBeGreaterThan(3);
    await page.evaluate(`window.kept = document.querySelector('[role=row][data-key]')`);
    release();
    await page.locator('.connection.live').waitFor();
    // All events are read again as soon as the feed is open.
    await vi.waitFor(async () =>
      expect(await page.locator('.counters a').first().textContent()).toBe(`${count} All`),
    );
    expect(await page.evaluate(`window.kept === document.querySelector('[role=row][data-key]')`)).toBe(true);
    expect(await boxes(page)).toEqual(before);
  },
);

test('after that the rows are live, and keys and buttons work', async () => {
  const { origin, post } = await startDashboard();
  await post({ eventType: type });
  const page = await openDashboard(open, `${origin}/`);
  const rows = page.locator('[role=row][data-key]');
  expect(await rows.count()).toBe(1);
  await page.locator('.connection.live').waitFor();
  await post({ eventType: otherType });
  await page.getByRole('link', { name: otherType }).waitFor();
  expect(await rows.count()).toBe(2);
  await page.keyboard.press('j');
  await vi.waitFor(async () => expect(await page.locator('.line.selected').count()).toBe(1));
  await page.getByRole('button', { name: /^Pause/ }).click();
  await page.getByRole('button', { name: /^Go on/ }).waitFor();
});

test('what was typed and where one had scrolled before the script came is kept', async () => {
  const { origin } = await delivered();
  const { page, release } = await openHeld(`${origin}/`);
  await page.evaluate('window.scrollTo(0, 300)');
  await page.getByRole('searchbox').fill('status:delivered');
  const scrolled = await page.evaluate<number>('window.scrollY');
  release();
  await page.locator('.chip').first().waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('status:delivered');
  expect(new URL(page.url()).searchParams.get('q')).toBe('status:delivered');
  expect(await page.evaluate<number>('window.scrollY')).toBe(scrolled);
});

test('a mock that has gone away meanwhile is told of above the list that it sent', async () => {
  const { origin } = await delivered();
  const { page, release } = await openHeld(`${origin}/`);
  await page.route('**/api/**', (route) => route.abort());
  release();
  await page.getByText('The mock does not answer.').waitFor();
  expect(await page.locator('[role=row][data-key]').count()).toBeGreaterThan(10);
});
