import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import type { ReceiverAnswer } from '../../fixtures/recording-receiver.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
const copied = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()');
const focused = (page: Page) => page.locator(':focus');

/** The page of an event that was answered with this body. */
async function answeredWith(body: string, answer: Partial<ReceiverAnswer> = {}) {
  const { origin, post } = await startDashboard([{ status: 200, body, ...answer }]);
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${origin}/events/${eventId}?tab=response`, clipboard);
  await page.locator('.delivery h2').filter({ hasText: 'Delivered' }).waitFor();
  return page;
}

const items = Array.from({ length: 30 }, (_, at) => ({ id: at, name: `part ${at}` }));
const body = JSON.stringify({ a: { b: { c: { 'd e': [1, 'x\ny'] } } }, items });

test('JSON is a tree that is open to its third level, and its arrows move, open and close', async () => {
  const page = await answeredWith(body);
  const tree = page.getByRole('tree', { name: 'Body of the answer' });
  await tree.waitFor();
  const c = tree.getByRole('treeitem').filter({ hasText: '"c":' });
  expect(await c.getAttribute('aria-expanded')).toBe('false');
  await tree.getByRole('treeitem').first().focus();
  for (let at = 0; at < 3; at++) await page.keyboard.press('ArrowDown');
  expect(await focused(page).textContent()).toContain('"c": { 1 }');
  await page.keyboard.press('ArrowRight');
  expect(await focused(page).getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowRight');
  expect(await focused(page).textContent()).toContain('"d e": [ 2 ]');
  expect(await focused(page).getAttribute('aria-level')).toBe('5');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page).getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('End');
  expect(await focused(page).textContent()).toContain('part 29');
  await page.keyboard.press('Home');
  expect(await focused(page).getAttribute('aria-level')).toBe('1');
});

test('a place is found, shown and copied with the way to it, by keyboard alone', async () => {
  const page = await answeredWith(body);
  const search = page.getByRole('searchbox', { name: 'Find a name or value' });
  await search.fill('X\\nY');
  await page.getByText('1 found').waitFor();
  await search.press('Enter');
  await page.getByText('1 of 1 found').waitFor();
  const found = page.getByRole('treeitem', { selected: true });
  expect(await found.textContent()).toContain('"x\\ny"');
  await found.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await vi.waitFor(async () => expect(await copied(page)).toBe('$.a.b.c["d e"][1]'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await vi.waitFor(async () => expect(await copied(page)).toBe('x\ny'));
});

test('raw shows just what came', async () => {
  const page = await answeredWith('{ "big": 12345678901234567890,\n"big":1e999 }');
  const panel = page.getByRole('tabpanel');
  await page.getByRole('tree').waitFor();
  expect(await panel.textContent()).toContain('12345678901234567890');
  expect(await panel.textContent()).toContain('1e999');
  await page.getByRole('button', { name: 'Raw' }).click();
  expect(await page.locator('.body pre').textContent()).toBe('{ "big": 12345678901234567890,\n"big":1e999 }');
});

test('20,000 levels break nothing, and the deepest is found', async () => {
  const levels = 20_000;
  const page = await answeredWith(`${'['.repeat(levels)}"needle"${']'.repeat(levels)}`);
  await page.getByRole('tree').waitFor();
  await page.getByRole('searchbox', { name: 'Find a name' }).fill('needle');
  await page.getByText('1 found').waitFor();
  await page.getByRole('tab', { name: 'Validation' }).click();
  await page.getByText('keeps to the contract').waitFor();
});

test('a long body is a tree only for those who ask for it, and then shows a part of it', async () => {
  const { origin, mock } = await startDashboard();
  const texts = Array.from({ length: 40_000 }, (_, at) => `text number ${at}, and more of it`);
  const long = JSON.stringify(texts);
  expect(long.length).toBeGreaterThan(1_000_000);
  // An answer so long would be cut, and then be no JSON.
  await mock.store.accept([
    {
      eventId: 'evt_long',
      eventType: type,
      resourceId: 'job_long',
      acceptedAt: '2026-04-07T10:00:00.000Z',
      body: Buffer.from(long),
      dueAtMs: 0,
      deliveries: [],
      deduplicate: false,
    },
  ]);
  const page = await openDashboard(open, `${origin}/events/evt_long`);
  await page.locator('.body pre').waitFor();
  expect(await page.getByRole('tree').count()).toBe(0);
  await page.getByRole('button', { name: 'Raw', pressed: true }).click();
  await page.getByRole('tree', { name: 'The event' }).waitFor();
  expect(await page.getByRole('treeitem').count()).toBeLessThan(1_000);
  await page.getByRole('searchbox', { name: 'Find a name' }).fill('number 39999,');
  await page.getByText('1 found').waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  const found = page.getByRole('treeitem', { selected: true });
  expect(await found.textContent()).toContain('number 39999,');
  // Around the place that was found, and not all that lies before it.
  expect(await page.getByRole('treeitem').count()).toBeLessThan(1_000);
  await found.focus();
  await page.keyboard.press('ArrowUp');
  expect(await focused(page).textContent()).toContain('number 39998,');
  await page.keyboard.press('Home');
  expect(await focused(page).getAttribute('aria-level')).toBe('1');
  await page.getByRole('treeitem').nth(1).getByText('number 0,').waitFor();
});

test('keys of the page are letters in the search of a tree, and Esc empties it', async () => {
  const page = await answeredWith(body);
  const search = page.getByRole('searchbox', { name: 'Find a name' });
  await search.focus();
  await page.keyboard.type('redc');
  expect(await search.inputValue()).toBe('redc');
  await page.keyboard.press('Escape');
  expect(await search.inputValue()).toBe('');
  expect(await page.getByRole('button', { name: 'Attempt 2' }).count()).toBe(0);
});
