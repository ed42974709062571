import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, secret, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
const copied = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()');

async function delivered(options: BrowserContextOptions = clipboard) {
  const dashboard = await startDashboard();
  const { eventId } = (await (await dashboard.post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${dashboard.origin}/events/${eventId}`, options);
  await page.locator('.delivery h2').filter({ hasText: 'Delivered' }).waitFor();
  return { ...dashboard, page, eventId };
}

test('one key copies in the format that was chosen last, and it is said how long that is good for', async () => {
  const { page, receiver } = await delivered();
  await page.keyboard.press('c');
  await page.getByText('Copied as curl. It signs anew').waitFor();
  expect(await copied(page)).toContain('curl -sS');
  await page.keyboard.press('C');
  const dialog = page.getByRole('dialog', { name: 'Copy the request as' });
  await dialog.getByRole('tab', { name: 'HTTP file' }).click();
  await dialog.getByText('Its signature is taken for another').waitFor();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByText('Copied as HTTP file. Its signature is taken for another').waitFor();
  await dialog.waitFor({ state: 'detached' });
  await page.evaluate("navigator.clipboard.writeText('')");
  await page.keyboard.press('c');
  await vi.waitFor(async () =>
    expect(await copied(page)).toContain(`\n\n${receiver.requests[0]?.body.toString()}\n`),
  );
  expect(await copied(page)).not.toContain(secret);
});

test.each([
  ['Vitest test', "from 'plextera-webhooks/testing'"],
  ['JSON', '{"eventId":'],
])('the dialog shows and copies it as %s', async (title, begins) => {
  const { page } = await delivered();
  await page.getByRole('button', { name: 'Copy as…' }).click();
  await page.getByRole('tab', { name: title }).click();
  const shown = await page.getByLabel(`The request as ${title}`).inputValue();
  expect(shown).toContain(begins);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await vi.waitFor(async () => expect(await copied(page)).toBe(shown));
});

test('where a page has no clipboard the text is selected for a person to copy', async () => {
  const { page } = await delivered({});
  // As on a page of another machine that came without TLS.
  await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
  await page.keyboard.press('c');
  const text = page.getByRole('dialog', { name: 'Copy this' }).getByLabel('Text to copy');
  await text.waitFor();
  const selected = await page.evaluate<string>(
    'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
  );
  expect(selected).toContain('curl -sS');
  expect(selected).toBe(await text.inputValue());
  await page.keyboard.press('Escape');
  await text.waitFor({ state: 'detached' });
});

test('a clipboard that refuses is like none', async () => {
  const { page } = await delivered({});
  await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
  await page.locator('.event-facts').getByRole('button', { name: 'event id' }).click();
  await page.getByRole('dialog', { name: 'Copy this' }).waitFor();
});
