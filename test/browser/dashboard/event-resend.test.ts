import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { startRecordingReceiver } from '../../fixtures/recording-receiver.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;

/** The page of an event that was delivered, with the dialog for sending it in another way. */
async function resending() {
  const dashboard = await startDashboard();
  const { eventId } = (await (await dashboard.post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${dashboard.origin}/events/${eventId}`);
  await page.locator('.delivery h2').filter({ hasText: 'Delivered' }).waitFor();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Resend with changes' });
  await dialog.waitFor();
  return { ...dashboard, page, dialog, eventId };
}

test('an event is edited under the eyes of the contract, sent although it breaks it, and marked', async () => {
  const { page, dialog, receiver, eventId } = await resending();
  await dialog.getByLabel('Edit the event').check();
  await dialog.getByText('It keeps to the contract.').waitFor();
  const editor = dialog.getByLabel('Event', { exact: true });
  const event = JSON.parse(await editor.inputValue()) as Record<string, unknown>;
  await editor.fill('{ nonsense');
  await dialog.getByText('the body is not valid JSON').waitFor();
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByText('The event is no JSON').waitFor();
  await editor.fill(JSON.stringify({ ...event, occurredAt: 'yesterday' }));
  await dialog.locator('.findings').getByText('/occurredAt').waitFor();
  await dialog.getByRole('button', { name: 'Send it although it breaks the contract' }).click();
  // The dialog says “edited” too, while it closes.
  await page.locator('.copy-mark').filter({ hasText: 'Edited' }).waitFor();
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  expect(JSON.parse(String(receiver.requests[1]?.body))).toMatchObject({ occurredAt: 'yesterday' });
  expect(page.url()).not.toContain(eventId);
  await page.getByRole('link', { name: eventId }).click();
  await vi.waitFor(() => expect(page.url()).toContain(eventId));
});

test('it is sent several times with a fault, and only then', async () => {
  const { page, dialog, receiver } = await resending();
  await dialog.getByLabel('Times', { exact: true }).fill('3');
  await dialog.getByLabel('With a fault').selectOption('bad-signature');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Attempt 4' }).waitFor();
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(4));
  expect(await page.getByRole('button', { name: 'fault: bad-signature' }).count()).toBe(3);
});

test('it goes to another target, and one that is not allowed is refused in the dialog', async () => {
  const { page, dialog } = await resending();
  const other = await startRecordingReceiver(200);
  const target = dialog.getByLabel('To another target');
  await target.fill('https://example.com/webhooks');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByRole('alert').filter({ hasText: '--allow-host example.com' }).waitFor();
  await target.fill(other.url);
  await dialog.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Copied').first().waitFor();
  await vi.waitFor(() => expect(other.requests).toHaveLength(1));
  await page.getByText(`to ${other.url}`).waitFor();
});

test('Esc closes the dialog, sends nothing, and gives the focus back', async () => {
  const { page, dialog, receiver } = await resending();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const button = page.getByRole('button', { name: 'Resend with changes' });
  await button.focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.locator(':focus').textContent()).toContain('Resend with changes');
  expect(receiver.requests).toHaveLength(1);
});
