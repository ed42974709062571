import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { sharedChromium } from '../chromium.ts';
import { takePicture } from '../take-picture.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();

/** What a person sees on paper as wide as A4 without its margins, who looks at the page in the dark theme. */
async function onPaper(page: Page, name: string) {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 680, height: 960 });
  await takePicture(page, `${name}-print`);
  expect(await page.evaluate('[getComputedStyle(document.body).color, document.body.innerText]')).toEqual([
    'rgb(0, 0, 0)',
    expect.not.stringMatching(/Deliveries|Resend|Copy|Run \d|Show/),
  ]);
  expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
}

test('an event on paper has its facts and nothing to press, and what was folded is open', async () => {
  const { origin, post } = await startDashboard([503, 200]);
  const { eventId } = (await (await post({ eventType: eventTypes[0] })).json()) as { eventId: string };
  const page = await openDashboard(open, `${origin}/events/${eventId}`);
  await page.locator('.delivery h2').filter({ hasText: 'Delivered' }).waitFor();
  await page.goto(`${origin}/events/${eventId}?diff=1,2`);
  await page.locator('.diff-table').first().waitFor();
  await onPaper(page, 'event');
  await page.locator('.diff-same dd').first().waitFor();
  await page.getByText(/accepted .* ago/).waitFor();
});

test('a test of a receiver on paper has what failed and how it is mended, and the rest as numbers', async () => {
  const { origin, send } = await startDashboard();
  const page = await openDashboard(open, `${origin}/receiver-tests`);
  await send('POST', '/api/v1/receiver-tests', { ids: ['BAS-01', 'SIG-05'] });
  await page.locator('.case-advice').waitFor();
  await onPaper(page, 'receiver-tests');
  await page.getByText('1 passed, 3 not run').waitFor();
});
