import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { eventTypes, headers } from '../../../mock-server/contract/catalog.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;
const status = (page: Page) => page.locator('.delivery h2');

/** A mock whose first attempt failed and whose second was taken, and the page of the event. */
async function twoAttempts(query = '') {
  const dashboard = await startDashboard([
    { status: 503, body: '{"error":"upstream is away","again":true}', headers: { 'x-by': 'one' } },
    { status: 200, body: '{"error":"nothing is away","again":true}', headers: { 'x-by': 'two' } },
  ]);
  // Late enough for a person, or for this test, to look at it before.
  const retry = { delaysMs: [600_000, 600_000] };
  await dashboard.send('PATCH', '/api/v1/subscriptions/sub_target/delivery', { retry });
  const { eventId } = (await (await dashboard.post({ eventType: type })).json()) as { eventId: string };
  await vi.waitFor(() => expect(dashboard.receiver.requests).toHaveLength(1));
  const page = await openDashboard(open, `${dashboard.origin}/events/${eventId}${query}`);
  await status(page).filter({ hasText: 'Retrying' }).waitFor();
  return { ...dashboard, page, eventId };
}

test('the next retry is counted down, and is made at once for those who do not wait', async () => {
  const { page } = await twoAttempts();
  expect(await page.getByRole('timer').textContent()).toMatch(/^in \d+/);
  await page.keyboard.press('r');
  await status(page).filter({ hasText: 'Delivered' }).waitFor();
});

test('two attempts are compared: the body is proven the same, and what is new is marked', async () => {
  const { page, receiver } = await twoAttempts();
  await page.getByRole('button', { name: 'Retry now' }).click();
  await status(page).filter({ hasText: 'Delivered' }).waitFor();
  await page.keyboard.press('d');
  const diff = page.getByRole('region', { name: 'Attempt 1 and Attempt 2 compared' });
  await diff.waitFor();
  expect(new URL(page.url()).searchParams.get('diff')).toBe('1,2');
  const bytes = receiver.requests[0]?.body.length.toLocaleString('en');
  await diff.getByText(`The body that was sent is the same, byte for byte: ${bytes} bytes.`).waitFor();
  const row = diff.getByRole('row').filter({ hasText: headers.deliveryId.name });
  expect(await row.textContent()).toContain('new each time');
  expect(await row.locator('del').textContent()).toBe(receiver.header(0, headers.deliveryId.name));
  expect(await row.locator('ins').textContent()).toBe(receiver.header(1, headers.deliveryId.name));
  expect(
    await diff
      .getByRole('row', { name: /^Answer/ })
      .locator('ins')
      .textContent(),
  ).toBe('200');
  const words = diff.getByRole('region', { name: 'Body of the answer' });
  expect(await words.locator('del').allTextContents()).toEqual(['upstream']);
  expect(await words.locator('ins').allTextContents()).toEqual(['nothing']);
  await page.reload();
  await diff.waitFor();
  await page.keyboard.press('d');
  await page.getByRole('tab', { name: 'Response' }).waitFor();
  expect(new URL(page.url()).searchParams.get('diff')).toBeNull();
});

test('which attempts are compared can be chosen, and nonsense in the address compares nothing', async () => {
  const { page, origin, eventId } = await twoAttempts();
  for (const next of [2, 3]) {
    await page.keyboard.press('r');
    await page
      .getByRole('button', { name: `Attempt ${next}` })
      .filter({ hasText: '200' })
      .waitFor();
  }
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByLabel('First attempt').selectOption('1');
  await page.getByRole('region', { name: 'Attempt 1 and Attempt 3 compared' }).waitFor();
  await page.goto(`${origin}/events/${eventId}?diff=1,<script>`);
  await page.getByRole('tab', { name: 'Response' }).waitFor();
});

test('what was sent is held against the contract, with the place of what breaks it', async () => {
  const { origin, send, post } = await startDashboard();
  await send('POST', '/api/v1/faults', { name: 'header-mismatch', scope: { next: 1 } });
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${origin}/events/${eventId}?tab=validation`);
  await page.locator('.findings code').filter({ hasText: 'header.mismatch' }).first().waitFor();
  await page.getByText('It may be wrong on purpose.').waitFor();
  await page.keyboard.press('r');
  await page.getByText('The request keeps to the contract').waitFor();
});

test('the signature of an attempt is judged with the secret, which does not come here', async () => {
  const { origin, send, post } = await startDashboard();
  await send('POST', '/api/v1/faults', { name: 'two-signatures', scope: { next: 1 } });
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${origin}/events/${eventId}?tab=signature`);
  await page.getByText('It holds: the secret of sub_target fits.').waitFor();
  const rows = page.locator('.matches tbody tr');
  expect(
    (await rows.allTextContents()).map((text) => /Fits no secret|Match$|Match /.exec(text)?.[0]),
  ).toEqual(['Fits no secret', 'Match ', 'Match']);
  expect(await page.locator('.signature-header').textContent()).toContain('timestamp');
  await page.getByText('11 +').waitFor();
});

test('exact times are told in UTC or by the clock of this machine, and that is remembered', async () => {
  const { origin, post } = await startDashboard();
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${origin}/events/${eventId}?tab=timing`, {
    timezoneId: 'Asia/Kathmandu',
  });
  const exact = () => page.locator('.event-facts time').getAttribute('title');
  await page.getByText('Altogether').waitFor();
  expect(await exact()).toMatch(/ UTC$/);
  await page.getByRole('button', { name: 'Exact times: UTC' }).click();
  expect(await exact()).toMatch(/ \+05:45$/);
  expect(await page.getByRole('tabpanel').textContent()).toContain('+05:45');
  await page.reload();
  await page.getByRole('button', { name: 'Exact times: Local' }).waitFor();
});
