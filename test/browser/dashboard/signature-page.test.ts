import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { eventTypes, signatureParameters } from '../../../mock-server/contract/catalog.ts';
import { sign } from '../../../mock-server/signature/sign.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, secret, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;
const header = (page: Page) => page.getByLabel(`Header ${signatureParameters.header}`);
const body = (page: Page) => page.getByLabel('Body, just as it arrived');
const explain = (page: Page) => page.getByRole('button', { name: 'Explain' }).click();
const verdict = (page: Page) => page.locator('.signature-verdict');

async function openPage() {
  const dashboard = await startDashboard();
  const page = await openDashboard(open, `${dashboard.origin}/signature`);
  await page.getByRole('heading', { level: 1, name: 'Why a signature fails' }).waitFor();
  return { ...dashboard, page };
}

test('a body that was written again is found out, and the right one holds', async () => {
  const { page } = await openPage();
  await header(page).fill(`${signatureParameters.header}: ${sign('{"a":1}', secret)}\n`);
  await body(page).fill('{ "a": 1 }');
  await explain(page);
  await verdict(page).getByText('The body was parsed and written again, without spaces.').waitFor();
  await page.locator('.matches').getByText('Mismatch').waitFor();
  await body(page).fill('{"a":1}');
  await explain(page);
  await verdict(page).getByText('It holds: the secret of sub_target fits.').waitFor();
});

test('a newline at the end is seen, counted and named', async () => {
  const { page } = await openPage();
  await header(page).fill(sign('{"a":1}', secret));
  await body(page).fill('{"a":1}\n');
  await explain(page);
  await verdict(page).getByText('The body has a newline at its end that was not signed.').waitFor();
  await page.getByText('The body ends with a newline, which is signed too.').waitFor();
  expect(await page.locator('.signed').textContent()).toContain('LF');
});

test('line ends of Windows are kept when they are pasted, and told of', async () => {
  const { page } = await openPage();
  const text = '{\r\n"a":1\r\n}';
  await header(page).fill(sign(text, secret));
  await body(page).focus();
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  })()`);
  await body(page).fill(text.replaceAll('\r\n', '\n'));
  await page.getByText('with the CRLF line ends that were pasted').waitFor();
  await explain(page);
  await verdict(page).getByText('It holds').waitFor();
  expect(await page.locator('.signed').textContent()).toContain('CR');
});

test('a file counts byte for byte', async () => {
  const { page } = await openPage();
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d, 0x0d, 0x0a, 0xff]);
  const file = join(tempFolder(), 'body.bin');
  writeFileSync(file, bytes);
  await header(page).fill(sign(bytes, secret));
  await page.getByLabel('File with the body').setInputFiles(file);
  await page.getByText('body.bin, 8 bytes').waitFor();
  await explain(page);
  await verdict(page).getByText('It holds').waitFor();
  await page.getByText('bytes that are no text').waitFor();
});

test('a secret that somebody types is used, and stays nowhere', async () => {
  const { page, origin } = await openPage();
  const own = 'whsec_canary_that_somebody_typed';
  await header(page).fill(sign('{}', own));
  await body(page).fill('{}');
  await explain(page);
  await verdict(page).getByText('None of the usual mistakes').waitFor();
  await page.getByLabel('Another one').check();
  const field = page.getByLabel('Secret of the receiver');
  expect(await field.getAttribute('type')).toBe('password');
  await field.fill(own);
  await explain(page);
  await verdict(page).getByText('It holds: the secret of current fits.').waitFor();
  expect(page.url()).toBe(`${origin}/signature`);
  const kept = await page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, document.body.textContent])',
  );
  expect(kept).not.toContain('canary');
  await page.getByRole('link', { name: 'Latency' }).click();
  await page.goBack();
  await header(page).waitFor();
  expect(await field.count()).toBe(0);
  expect(await header(page).inputValue()).not.toBe('');
  const stored = await (await fetch(`${origin}/api/v1/export.ndjson`)).text();
  expect(stored).not.toContain('canary');
});

test('starting again empties the secret as well', async () => {
  const { page } = await openPage();
  await page.getByLabel('Another one').check();
  await page.getByLabel('Secret of the receiver').fill('whsec_x');
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByLabel('Another one').check();
  expect(await page.getByLabel('Secret of the receiver').inputValue()).toBe('');
});

test('a secret with white space, and a mock without one, are said in plain words', async () => {
  const { page } = await openPage();
  await header(page).fill('t=1,v1=aa');
  await page.getByLabel('Another one').check();
  await page.getByLabel('Secret of the receiver').fill('whsec_x ');
  await explain(page);
  await page.getByText('begins or ends with white space').waitFor();
});

test('an old request is told apart from a wrong one, and its age can be left aside', async () => {
  const { page } = await openPage();
  await header(page).fill(sign('{}', secret, { now: new Date('2026-04-07T10:00:00Z') }));
  await body(page).fill('{}');
  await explain(page);
  await verdict(page).getByText('The signature itself is right').waitFor();
  await page.getByLabel('Compare the timestamp with').selectOption('signed');
  await explain(page);
  await verdict(page).getByText('It holds').waitFor();
});

test('an attempt is taken over, changed and explained', async () => {
  const { origin, post } = await startDashboard();
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${origin}/events/${eventId}?tab=signature`);
  await page.getByText('It holds').waitFor();
  await page.getByRole('button', { name: 'Try it with another body or secret' }).click();
  const text = await body(page).inputValue();
  await body(page).fill(JSON.stringify(JSON.parse(text), null, 2));
  await explain(page);
  await verdict(page).getByText('The body was parsed and written again').waitFor();
});

test('what is pasted is text and nothing else', async () => {
  const { page } = await openPage();
  const hostile = '<img src=x onerror="window.taken=1">\u202e</textarea><script>window.taken=1</script>';
  await header(page).fill(`t=1,v1=${hostile}`);
  await body(page).fill(hostile);
  await explain(page);
  await verdict(page).waitFor();
  expect(await page.evaluate('window.taken')).toBeUndefined();
  expect(await page.evaluate("document.querySelectorAll('img, #app script').length")).toBe(0);
});

test('the code for a receiver is copied', async () => {
  const dashboard = await startDashboard();
  const page = await openDashboard(open, `${dashboard.origin}/signature`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.getByRole('tab', { name: 'Python' }).click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await vi.waitFor(async () =>
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('hmac.new'),
  );
});
