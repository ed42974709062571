import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;

test('a fault can be for one event, as soon as one waits to be sent', async () => {
  const { origin, post, mock } = await startDashboard([{ status: 503, headers: { 'retry-after': '3600' } }]);
  const page = await openDashboard(open, `${origin}/faults`);
  const field = page.getByLabel('Only for an event that waits');
  await page.getByRole('button', { name: 'Add the fault' }).waitFor();
  expect(await field.count()).toBe(0);
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  await field.selectOption(eventId);
  await page.getByRole('button', { name: 'Add the fault' }).click();
  await page.getByText(`every attempt, of ${eventId}`).waitFor();
  expect(mock.faults.list()).toMatchObject([{ scope: { eventId } }]);
});

test('what was chosen stays chosen when its event is delivered meanwhile', async () => {
  const failed = { status: 503, headers: { 'retry-after': '3600' } };
  const { origin, post, mock } = await startDashboard([failed, 200, failed]);
  const page = await openDashboard(open, `${origin}/faults`);
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  const field = page.getByLabel('Only for an event that waits');
  await field.selectOption(eventId);
  const { items } = await mock.store.log.deliveries({ limit: 1 });
  await mock.resend({ deliveryIds: items.map(({ id }) => id) });
  await vi.waitFor(async () =>
    expect((await mock.store.log.deliveries({ limit: 1 })).items).toMatchObject([{ state: 'delivered' }]),
  );
  // The page hears of this one last.
  const second = (await (await post({ eventType: type })).json()) as { eventId: string };
  await field.locator(`option[value="${second.eventId}"]`).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Add the fault' }).click();
  await page.getByText(`of ${eventId}`).last().waitFor();
  expect(mock.faults.list()).toMatchObject([{ scope: { eventId } }]);
});
