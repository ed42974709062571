import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { startRecordingReceiver } from '../../fixtures/recording-receiver.ts';
import { sharedChromium } from '../chromium.ts';
import { axeFindings, overhang } from '../find-barriers.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;

/** The list with an event, what was made of it by hand, and what went to another target. */
async function listed(viewport = { width: 1280, height: 800 }) {
  const dashboard = await startDashboard();
  const other = await startRecordingReceiver(200);
  const event = (await (await dashboard.post({ eventType: type })).json()) as { eventId: string };
  const { items } = await dashboard.mock.store.log.deliveries({ limit: 1 });
  await vi.waitFor(() => expect(dashboard.receiver.requests).toHaveLength(1));
  const path = `/api/v1/deliveries/${items[0]?.id}/resend`;
  await dashboard.send('POST', path, { event: { ...event, note: 'by hand' } });
  await dashboard.send('POST', path, { url: other.url });
  const page = await openDashboard(open, `${dashboard.origin}/`, { viewport });
  await page.locator('[role=row][data-key]').nth(2).waitFor();
  return { page, eventId: event.eventId };
}

test('the list tells what was edited and what went to another target, and leads to the original', async () => {
  const { page, eventId } = await listed();
  const row = (words: string) => page.locator('[role=row][data-key]').filter({ hasText: words });
  expect(await row('edited copy').count()).toBe(1);
  expect(await row('to another target').count()).toBe(1);
  await row('to another target').getByRole('link', { name: 'original' }).click();
  await page.waitForURL(`**/events/${eventId}`);
  await page.goBack();
  await row('edited copy').getByRole('link', { name: type }).click();
  await page.getByText('Edited', { exact: true }).waitFor();
  expect(page.url()).not.toContain(eventId);
});

test.each([
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
])('at $width pixels nobody is kept from that, and nothing is too wide', async (viewport) => {
  const { page } = await listed(viewport);
  expect(await axeFindings(page)).toEqual([]);
  const box = await page.getByRole('link', { name: 'original' }).first().boundingBox();
  expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(24);
  expect(await overhang(page)).toBe(0);
});
