import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;

/** The page of an event whose first attempt failed, and which waits for its retry. */
async function retrying() {
  const dashboard = await startDashboard([{ status: 503, headers: { 'retry-after': '3600' } }, 200]);
  const { eventId } = (await (await dashboard.post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${dashboard.origin}/events/${eventId}`);
  const status = (word: string) => page.locator('.delivery h2').filter({ hasText: word }).waitFor();
  await status('Retrying');
  return { ...dashboard, page, status };
}

test('a retry is cancelled with one click and no question, and a resend brings it back', async () => {
  const { page, status, receiver } = await retrying();
  await page.getByRole('button', { name: 'Cancel retry' }).click();
  await status('Cancelled');
  await page.getByText('Resend brings it back').waitFor();
  expect(await page.getByRole('button', { name: 'Cancel retry' }).count()).toBe(0);
  expect(receiver.requests).toHaveLength(1);
  await page.getByRole('button', { name: 'Resend', exact: false }).first().click();
  await status('Delivered');
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
});

test('the key does the same, stands in the list of keys, and does nothing where nothing waits', async () => {
  const { page, status, receiver } = await retrying();
  await page.keyboard.press('x');
  await status('Cancelled');
  await page.keyboard.press('x');
  await page.getByText('Nothing waits here').waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys and search' });
  await help.getByText('Cancel a retry that waits').waitFor();
  expect(receiver.requests).toHaveLength(1);
});
