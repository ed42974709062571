import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../../mock-server/runtime/random.ts';
import type { ServerOptions } from '../../../mock-server/server/build-server.ts';
import { ReceiverTests } from '../../../mock-server/server/receiver-tests/receiver-tests.ts';
import { startControlApi, startMock } from '../../fixtures/control-api.ts';
import { defects } from '../../receivers/broken/defects.ts';
import { type Parts, reference } from '../../receivers/broken/reference-receiver.ts';
import { startParts } from '../../receivers/broken/start-parts.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, secret, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();

async function startTested(parts: Partial<Parts> = {}, options: Partial<ServerOptions> = {}) {
  const receiver = await startParts(() => ({ ...reference, ...parts }), secret);
  onTestFinished(() => receiver.close());
  return { receiver, ...(await startControlApi(await startMock({ url: receiver.url, secret }), options)) };
}

/** A run takes half a minute on a machine that is busy with other tests. */
const patience = { timeout: 90_000 };
const caseHead = (page: Page, id: string) => page.locator('.case-head').filter({ hasText: id });
/** Cases that need nobody are not shown until their group is opened. */
const openGroup = (page: Page, title: string) =>
  page.getByRole('button', { name: new RegExp(`^${title} \\d`), expanded: false }).click();
const runButton = (page: Page) => page.getByRole('button', { name: /^Run \d+ cases?$/ });

async function chooseOnly(page: Page, ...titles: readonly string[]): Promise<void> {
  for (const choice of await page.locator('.group-choice').all()) {
    const text = (await choice.textContent()) ?? '';
    await choice.getByRole('checkbox').setChecked(titles.some((title) => text.startsWith(title)));
  }
}

test('a receiver is tested, and what failed says why and how it is mended', async () => {
  const { origin } = await startTested(defects['prefix-compare']());
  const page = await openDashboard(open, `${origin}/receiver-tests`);
  await chooseOnly(page, 'Baseline', 'Signature');
  await runButton(page).click();
  await page.getByRole('heading', { name: 'One thing must be fixed.' }).waitFor(patience);
  expect(await page.title()).toMatch(/^\d failed: Receiver tests/);
  await page.getByRole('navigation', { name: 'By verdict' }).getByRole('link', { name: 'Failed' }).click();
  await vi.waitFor(async () => expect(await page.locator('.case').count()).toBeLessThan(5));
  await caseHead(page, 'SIG-08').click();
  const detail = page.locator('.case-detail');
  await detail.getByText('Why', { exact: true }).waitFor();
  await detail.getByText('HTTP 200').waitFor();
  expect(await detail.locator('dd').first().textContent()).toMatch(/\w{3}/);
});

test('what failed comes first and with its advice, and what passed is a number until it is asked for', async () => {
  const { origin, send } = await startTested(defects['prefix-compare']());
  const page = await openDashboard(open, `${origin}/receiver-tests`);
  await send('POST', '/api/v1/receiver-tests', { only: ['BAS', 'SIG'] });
  await page.locator('.run-outcome').waitFor();
  const groups = page.locator('.case-group');
  expect(await groups.first().textContent()).toMatch(/^Signature2 failed, 20 passed/);
  await groups.first().locator('.case-advice').first().waitFor();
  const shown = await page.locator('.case').allTextContents();
  expect(shown).toEqual([expect.stringContaining('SIG-08'), expect.stringMatching(/^Failed/)]);
  expect(await groups.filter({ hasText: 'Baseline' }).textContent()).toMatch(/\d passed$/);
  await openGroup(page, 'Baseline');
  await caseHead(page, 'BAS-01').waitFor();
  await page.getByRole('button', { name: /^Baseline/, expanded: true }).click();
  expect(await caseHead(page, 'BAS-01').count()).toBe(0);
});

test('the result survives a reload, and a link leads to one case', async () => {
  const { origin } = await startTested(defects['prefix-compare']());
  const page = await openDashboard(open, `${origin}/receiver-tests`);
  await chooseOnly(page, 'Signature');
  await runButton(page).click();
  await page.locator('.run-outcome').waitFor();
  await caseHead(page, 'SIG-08').click();
  await page.locator('.case-exchange').waitFor();
  const address = page.url();
  expect(address).toContain('case=SIG-08');
  await page.reload();
  await page.locator('.case-exchange').waitFor();
  const other = await openDashboard(open, address);
  await other.locator('.case.open .case-exchange').waitFor();
  expect(await other.locator('.case.open').textContent()).toContain('SIG-08');
});

test('one case is run again once it was mended, and the others stay as they were', async () => {
  const prefixOnly = defects['prefix-compare']().isSame ?? reference.isSame;
  let mended = false;
  const { origin } = await startTested({
    isSame: (candidate, expected) => (mended ? reference.isSame : prefixOnly)(candidate, expected),
  });
  const page = await openDashboard(open, `${origin}/receiver-tests`);
  await chooseOnly(page, 'Signature');
  await runButton(page).click();
  await page.getByRole('heading', { name: 'One thing must be fixed.' }).waitFor(patience);
  mended = true;
  await caseHead(page, 'SIG-08').click();
  await page.getByRole('button', { name: 'Run this case again' }).click();
  await caseHead(page, 'SIG-08').getByText('Passed').waitFor();
  await page.getByRole('heading', { name: 'The receiver does what it must.' }).waitFor(patience);
  await openGroup(page, 'Signature');
  await caseHead(page, 'SIG-01').getByText('Passed').waitFor();
});

test('the report is a file that a browser saves', async () => {
  const { origin } = await startTested();
  const page = await openDashboard(open, `${origin}/receiver-tests`, { acceptDownloads: true });
  await chooseOnly(page, 'Freshness');
  await runButton(page).click();
  await page.locator('.run-outcome').waitFor();
  for (const [name, holds] of [
    ['HTML', '<!doctype html>'],
    ['JUnit', '<testsuites'],
    ['SARIF', '"runs"'],
  ] as const) {
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name, exact: true }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^receiver-test-/);
    expect(readFileSync(await saved.path(), 'utf8')).toContain(holds);
  }
});

test('a run that is begun elsewhere is seen as it goes on, and is stopped from here', async () => {
  const { origin, send, receiver } = await startDashboard([{ status: 200, hangs: true }]);
  const page = await openDashboard(open, `${origin}/receiver-tests`);
  await runButton(page).waitFor();
  await send('POST', '/api/v1/receiver-tests', {});
  const stop = page.getByRole('button', { name: 'Stop' });
  await stop.waitFor();
  await vi.waitFor(() => expect(receiver.requests.length).toBeGreaterThan(0));
  await stop.click();
  await page.getByRole('heading', { name: 'Interrupted before its end.' }).waitFor();
  await runButton(page).waitFor();
});

test('a receiver that is not there is told with the three usual causes', async () => {
  const { origin, receiver } = await startTested();
  await receiver.close();
  const page = await openDashboard(open, `${origin}/receiver-tests`);
  await runButton(page).click();
  await page.getByRole('heading', { name: 'The receiver could not be reached.' }).waitFor();
  await page.getByText('the connection was refused').waitFor();
  expect(await page.locator('.causes li').count()).toBe(3);
});

test('another machine is asked about first, and the keyboard alone can answer', async () => {
  const { receiver } = await startTested();
  const { port } = new URL(receiver.url);
  const mock = await startMock({ url: `http://hooks.example:${port}/webhooks`, secret });
  const policy = { allowHosts: ['hooks.example'] };
  const receiverTests = new ReceiverTests({
    ...{ mock, policy, clock: systemClock, random: systemRandom },
    lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
  });
  const { origin } = await startControlApi(mock, { policy, receiverTests });
  const page = await openDashboard(open, `${origin}/receiver-tests`);
  await runButton(page).waitFor();
  await chooseOnly(page, 'Baseline');
  await runButton(page).press('Enter');
  await page.getByRole('dialog').getByText(`hooks.example:${port}`).first().waitFor();
  await page.keyboard.press('Escape');
  await vi.waitFor(async () => expect(await page.locator('dialog[open]').count()).toBe(0));
  expect(receiverTests.record.run).toBeUndefined();
  expect(await page.locator(':focus').textContent()).toMatch(/^Run \d+ cases/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The receiver does what it must.' }).waitFor();
});

test('without a target it says what is missing, and shows what would be run', async () => {
  const { origin } = await startControlApi();
  const page = await openDashboard(open, `${origin}/receiver-tests`);
  await page.getByText('There is no receiver to test').waitFor();
  await openGroup(page, 'Baseline');
  await caseHead(page, 'BAS-01').waitFor();
  expect(await runButton(page).count()).toBe(0);
});

test('an answer that is hostile stays text', async () => {
  const payload = '<img src=x onerror="window.taken=1">\u202e';
  const { origin } = await startDashboard([
    { status: 500, body: payload, headers: { 'x-hostile': payload.slice(0, -1) } },
  ]);
  const page = await openDashboard(open, `${origin}/receiver-tests?show=${encodeURIComponent(payload)}`);
  await runButton(page).click();
  await page.locator('.run-outcome').waitFor();
  await caseHead(page, 'BAS-01').click();
  await page.locator('.case-exchange').getByText('onerror').first().waitFor();
  expect(await page.evaluate('[window.taken, document.querySelectorAll("#app img").length]')).toEqual([
    undefined,
    0,
  ]);
});
