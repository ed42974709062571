import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type, otherType] = eventTypes;

const lines = (page: Page) => page.locator('[role=row][data-key]');
const shows = (page: Page, count: number) =>
  vi.waitFor(async () => expect(await lines(page).count()).toBe(count), { timeout: 5_000 });

test('the log is cleared once the count was agreed to, in every browser that shows it, and what is owed stays', async () => {
  const { origin, post } = await startDashboard([200, 200, 503]);
  for (const eventType of [type, type, otherType]) await post({ eventType });
  const page = await openDashboard(open, `${origin}/`);
  const other = await openDashboard(open, `${origin}/`);
  await page.getByRole('row').filter({ hasText: 'Retrying' }).waitFor();
  await vi.waitFor(async () =>
    expect(await page.getByRole('row').filter({ hasText: 'Delivered' }).count()).toBe(2),
  );
  const clear = page.getByRole('button', { name: 'Clear log' });
  await clear.click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText('2 events with all attempts will be removed. 1 event still owed will stay.')
    .waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await vi.waitFor(async () => expect(await page.locator(':focus').textContent()).toContain('Clear log'));
  await shows(page, 3);
  await clear.click();
  await dialog.getByRole('button', { name: 'Remove 2 events' }).click();
  await page.getByText('Removed 2 events.').waitFor();
  await shows(page, 1);
  await shows(other, 1);
});

test('a target that is not reached is told with the exact error and the three usual causes, until it answers', async () => {
  const { origin, post, mock, receiver } = await startDashboard();
  await mock.setTarget({
    url: new URL('http://127.0.0.1:1/hooks'),
    secret: 'whsec_of_the_dashboard_tests',
    extraHeaders: [],
  });
  await post({ eventType: type });
  const page = await openDashboard(open, `${origin}/`);
  const note = page.getByRole('region', { name: 'http://127.0.0.1:1 is not reached' });
  await note.getByText('the connection was refused').waitFor();
  expect(await note.locator('li').count()).toBe(3);
  await mock.setTarget({
    url: new URL(receiver.url),
    secret: 'whsec_of_the_dashboard_tests',
    extraHeaders: [],
  });
  await post({ eventType: otherType });
  await page.getByRole('row').filter({ hasText: 'Delivered' }).waitFor();
  await vi.waitFor(async () => expect(await note.count()).toBe(0));
});

test('conditions become chips and a count, Esc takes them away, and an empty result offers the same', async () => {
  const { origin, post } = await startDashboard([200, 503]);
  for (const eventType of [type, otherType]) await post({ eventType });
  const page = await openDashboard(open, `${origin}/`);
  await shows(page, 2);
  await page.keyboard.press('/');
  await page.keyboard.type('code:5xx tries:>0');
  await page.getByText('1 of 2 deliveries').waitFor();
  expect(await page.locator('.chip').count()).toBe(2);
  expect(new URL(page.url()).searchParams.get('q')).toBe('code:5xx tries:>0');
  await page.keyboard.type(' dur:>1h');
  await page.locator('.chip.wrong').getByText('such as >500ms or <2s').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).waitFor();
  await page.keyboard.press('Escape');
  await shows(page, 2);
  expect(await page.locator('.chip').count()).toBe(0);
});

test('what an event is about finds it: the beginning of the id of a run', async () => {
  const { origin, post } = await startDashboard();
  for (const eventType of eventTypes) await post({ eventType });
  const page = await openDashboard(open, `${origin}/`);
  await shows(page, eventTypes.length);
  const id = (await lines(page).first().locator('.id').textContent()) ?? '';
  await page.goto(`${origin}/?q=run:${id.slice(0, 12)}`);
  await page.getByText(/^1 of/).waitFor();
  expect(await lines(page).first().locator('.id').textContent()).toBe(id);
});

test('a bar of the histogram and a number of attempts lead to just their deliveries', async () => {
  const { origin, post } = await startDashboard([200, 503, 200]);
  await post({ eventType: type });
  await post({ eventType: otherType });
  const page = await openDashboard(open, `${origin}/latency`);
  await page
    .getByRole('region', { name: 'How many attempts it took' })
    .getByRole('link', { name: '1' })
    .click();
  await page.getByText(/^[12] of 2 deliveries/).waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('tries:1');
  await page.goto(`${origin}/latency`);
  await page.locator('.histogram a').nth(6).click();
  expect(new URL(page.url()).searchParams.get('q')).toBe('dur:>50ms dur:<100ms');
  await page.locator('.chip').nth(1).waitFor();
});

test('a fault is added with one click for the next attempt, and a preset for as long as was chosen', async () => {
  const { origin, mock, post, receiver } = await startDashboard();
  const page = await openDashboard(open, `${origin}/faults`);
  await page.getByRole('button', { name: 'bad-signature', exact: true }).click();
  await page.getByText('1 fault is at work').waitFor();
  expect(mock.faults.list()).toMatchObject([{ name: 'bad-signature', scope: { next: 1 } }]);
  await post({ eventType: type });
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  await page.getByText('Nothing is made to go wrong.').waitFor();
  await page.getByRole('region', { name: 'Presets' }).getByLabel('Ends after').selectOption('1 hour');
  await page.getByRole('button', { name: 'Add out-of-order' }).click();
  await page.getByText('out-of-order is at work for 1 h.').waitFor();
  expect(mock.faults.list()[0]?.ttlLeftMs).toBeGreaterThan(3_000_000);
});

test('a subscription leads to its deliveries and to the test of its receiver', async () => {
  const { origin, post } = await startDashboard();
  await post({ eventType: type });
  const page = await openDashboard(open, `${origin}/subscriptions`);
  const card = page.locator('.subscription');
  await card.getByRole('link', { name: 'Deliveries' }).click();
  await page.getByText('1 of 1 deliveries').waitFor();
  await page.goBack();
  await card.getByRole('link', { name: 'Test' }).click();
  await page.getByRole('heading', { level: 1, name: 'Receiver tests' }).waitFor();
  expect(page.url()).toContain('subscription=sub_target');
  await page.getByRole('button', { name: /^Run \d/ }).waitFor();
});
