import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { sharedChromium } from '../chromium.ts';
import { axeFindings } from '../find-barriers.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;

/** The page of an event that was delivered, with single keys switched off in the help. */
async function switchedOff() {
  const dashboard = await startDashboard();
  const { eventId } = (await (await dashboard.post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${dashboard.origin}/events/${eventId}`);
  await page.locator('.delivery h2').filter({ hasText: 'Delivered' }).waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys and search' });
  await help.getByLabel('Keys of one character').uncheck();
  return { ...dashboard, page, help };
}

const hints = (page: Page) => page.locator('main kbd').allTextContents();

test('single keys that are switched off do nothing, and Esc still goes back', async () => {
  const { page, help, receiver, origin } = await switchedOff();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  for (const key of ['r', 'e', 'n', 'p', '?', '/']) await page.keyboard.press(key);
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(page.url()).toContain('/events/');
  await page.keyboard.press('Escape');
  await page.waitForURL(`${origin}/`);
  expect(receiver.requests).toHaveLength(1);
});

test('neither hints, nor tooltips, nor the help name them then', async () => {
  const { page, help } = await switchedOff();
  expect(await help.locator('kbd').allTextContents()).toEqual(['Enter', 'Esc']);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await hints(page)).toEqual(['Esc']);
  const titles = await page
    .locator('[title]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('title')));
  expect(titles.filter((title) => title?.includes('(?)') || title?.includes('(C)'))).toEqual([]);
});

test('the browser remembers it, and what is switched on again works', async () => {
  const { page, receiver } = await switchedOff();
  await page.reload();
  await page.locator('.delivery h2').filter({ hasText: 'Delivered' }).waitFor();
  expect(await hints(page)).toEqual(['Esc']);
  await page.getByRole('button', { name: 'Keys and search' }).click();
  await page.getByLabel('Keys of one character').check();
  await page.keyboard.press('Escape');
  expect(await hints(page)).toContain('r');
  await page.keyboard.press('r');
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
});
