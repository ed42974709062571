import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type, otherType] = eventTypes;

const editor = (page: Page) => page.getByLabel('Data', { exact: true });
const findings = (page: Page) => page.locator('#data-findings');
const good = (page: Page) => findings(page).getByText('It keeps the contract.');

/** The data as they stand in the editor. */
async function dataOf(page: Page): Promise<Record<string, unknown>> {
  return JSON.parse(await editor(page).inputValue());
}

test('data are checked while they are written, and a finding leads to its place', async () => {
  const { origin } = await startDashboard();
  const page = await openDashboard(open, `${origin}/compose`);
  await good(page).waitFor();
  const data = await dataOf(page);
  await editor(page).fill(JSON.stringify({ ...data, status: 7, strange: 1 }, null, 2));
  const pointer = findings(page).getByRole('button', { name: '/data/status' });
  await pointer.first().waitFor();
  await pointer.first().click();
  await vi.waitFor(async () =>
    expect(
      await page.evaluate(
        `(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)`,
      ),
    ).toBe('7'),
  );
  await editor(page).fill(JSON.stringify({ ...data, strange: 1 }));
  await findings(page).getByRole('button', { name: '/data/strange' }).waitFor();
  await page.getByText('As it is, it will be refused.').waitFor();
  await page.getByRole('button', { name: 'Start again' }).click();
  await good(page).waitFor();
});

test('what is written as fields is the same as what is written as JSON', async () => {
  const { origin, receiver } = await startDashboard();
  const page = await openDashboard(open, `${origin}/compose?as=fields`);
  const field = page.getByLabel('document.fileName', { exact: true });
  await field.fill('by-hand.pdf');
  await field.press('Tab');
  await page.getByRole('tab', { name: 'JSON' }).click();
  expect(await dataOf(page)).toMatchObject({ document: { fileName: 'by-hand.pdf' } });
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { level: 1, name: type }).waitFor();
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  expect(JSON.parse(String(receiver.requests[0]?.body))).toMatchObject({
    data: { document: { fileName: 'by-hand.pdf' } },
  });
});

test('nothing that was written is lost by a look elsewhere', async () => {
  const { origin } = await startDashboard();
  const page = await openDashboard(open, `${origin}/compose`);
  const written = JSON.stringify({ ...(await dataOf(page)), note: 'mine' });
  await editor(page).fill(written);
  await page.getByLabel('Send it even if it breaks the contract').check();
  await page.getByLabel('Event type').selectOption(otherType);
  await vi.waitFor(async () => expect(await editor(page).inputValue()).not.toBe(written));
  await page.getByRole('link', { name: 'Latency' }).click();
  await page.getByRole('heading', { level: 1, name: 'Latency' }).waitFor();
  await page.goBack();
  await page.getByLabel('Event type').selectOption(type);
  await vi.waitFor(async () => expect(await editor(page).inputValue()).toBe(written));
  expect(await page.getByLabel('Send it even if it breaks the contract').isChecked()).toBe(true);
});

test('the data are broken from a menu, by keyboard, and sent even so', async () => {
  const { origin, receiver } = await startDashboard([422]);
  const page = await openDashboard(open, `${origin}/compose`);
  await good(page).waitFor();
  await page.locator('summary', { hasText: 'Break the data' }).press('Enter');
  await page.getByRole('button', { name: 'Leave out what is required' }).press('Enter');
  await findings(page).getByText('must have required property').first().waitFor();
  expect(await page.locator(':focus').textContent()).toBe('Break the data');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('alert').getByText('The event would break the contract').waitFor();
  expect(receiver.requests).toEqual([]);
  await page.getByLabel('Send it even if it breaks the contract').check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { level: 1, name: type }).waitFor();
  await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThan(0));
});

test('a fault that was meant for an event that was refused does not hit the next one', async () => {
  const { origin, mock } = await startDashboard();
  const page = await openDashboard(open, `${origin}/compose`);
  await page
    .getByLabel('Break something on the way')
    .locator('option', { hasText: 'bad-signature' })
    .waitFor({ state: 'attached' });
  await page.getByLabel('Break something on the way').selectOption('bad-signature');
  await editor(page).fill('{}');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('alert').waitFor();
  await vi.waitFor(() => expect(mock.faults.list()).toEqual([]));
});
