import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../../mock-server/runtime/random.ts';
import { buildServer } from '../../../mock-server/server/build-server.ts';
import { Access } from '../../../mock-server/server/plugins/access-token.ts';
import { verifySignature } from '../../../mock-server/signature/verify.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard, secret, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type, otherType] = eventTypes;

const lines = (page: Page) => page.locator('[role=row][data-key]');
const status = (page: Page) => page.locator('.delivery h2');
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('an empty page teaches, and the first event appears in it without a reload', async () => {
  const { origin, post } = await startDashboard();
  const page = await openDashboard(open, `${origin}/`);
  await page.getByText('Nothing was sent yet').waitFor();
  expect(await page.locator('.command pre').textContent()).toContain(`${origin}/api/v1/events`);
  await post({ eventType: type });
  await page.getByRole('row', { name: type }).filter({ hasText: 'Delivered' }).waitFor();
  expect(await lines(page).count()).toBe(1);
});

test('the command of the empty page is copied as it stands, and works', async () => {
  const { origin, receiver } = await startDashboard();
  const page = await openDashboard(open, `${origin}/`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.getByRole('button', { name: 'Copy' }).click();
  const command = await page.evaluate<string>('navigator.clipboard.readText()');
  execFile('sh', ['-c', command]);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1), { timeout: 5_000 });
});

test('an event is opened, and shows what came back and how it was signed', async () => {
  const answer = { status: 200, body: '{"received":true}', headers: { 'x-served-by': 'receiver-7' } };
  const { origin, post } = await startDashboard([answer]);
  await post({ eventType: type });
  const page = await openDashboard(open, `${origin}/`);
  await page.getByRole('link', { name: type }).click();
  await heading(page, type).waitFor();
  const panel = page.getByRole('tabpanel');
  await vi.waitFor(async () => expect(await panel.textContent()).toContain('receiver-7'));
  expect(await panel.textContent()).toContain('"received"');
  await page.getByRole('tab', { name: 'Signature' }).click();
  expect(await panel.textContent()).toContain('Within 300 s when it was sent');
  await page.getByRole('tab', { name: 'Raw bytes' }).click();
  expect(await panel.textContent()).toContain('7b 22 65 76 65 6e 74 49');
  await page.getByRole('tab', { name: 'Timing' }).click();
  expect(await panel.textContent()).toContain('Wait for the answer');
  await vi.waitFor(async () => expect(await page.title()).toBe(`Delivered: ${type} · Plextera webhooks`));
});

test('a search stands in the address, survives a reload, and is cleared', async () => {
  const { origin, post } = await startDashboard();
  await post({ eventType: type });
  await post({ eventType: otherType });
  const page = await openDashboard(open, `${origin}/`);
  await vi.waitFor(async () => expect(await lines(page).count()).toBe(2));
  await page.keyboard.press('/');
  await page.keyboard.type(`type:${otherType}`);
  await vi.waitFor(async () => expect(await lines(page).count()).toBe(1));
  await page.getByText('1 of 2 deliveries').waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe(`type:${otherType}`);
  await page.reload();
  await vi.waitFor(async () => expect(await lines(page).count()).toBe(1));
  await page.keyboard.press('Escape');
  await vi.waitFor(async () => expect(await lines(page).count()).toBe(2));
  await page.goto(`${origin}/?q=status:failed`);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await vi.waitFor(async () => expect(await lines(page).count()).toBe(2));
});

test('a text that only an answer holds is found', async () => {
  const { origin, post } = await startDashboard([{ status: 200, body: 'queue overflow' }, 200]);
  await post({ eventType: type });
  await post({ eventType: otherType });
  const page = await openDashboard(open, `${origin}/?q=overflow`);
  await vi.waitFor(async () => expect(await lines(page).count()).toBe(1));
});

test('a delivery is sent again, with a new delivery id, and the page shows it', async () => {
  const { origin, post, receiver } = await startDashboard();
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${origin}/events/${eventId}`);
  await status(page).filter({ hasText: 'Delivered' }).waitFor();
  await page.getByRole('button', { name: /^Resend( r)?$/ }).click();
  await page.getByRole('button', { name: 'Attempt 2' }).waitFor();
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2));
  const ids = [0, 1].map((at) => receiver.header(at, 'X-Plextera-Delivery-Id'));
  expect(new Set(ids).size).toBe(2);
  expect(receiver.requests[0]?.body).toEqual(receiver.requests[1]?.body);
});

test('a fault is added, its banner stands, the attempt fails, and the turned clock brings the retry', async () => {
  const { origin, receiver, post } = await startDashboard();
  const page = await openDashboard(open, `${origin}/faults`);
  await page.getByRole('combobox', { name: 'Fault', exact: true }).selectOption('drop');
  await page.getByLabel('wait', { exact: true }).selectOption('false');
  await page.getByLabel('For the next … attempts').fill('1');
  await page.getByRole('button', { name: 'Add the fault' }).click();
  await page.getByRole('region', { name: 'Faults at work' }).waitFor();
  await post({ eventType: type });
  await page.getByRole('link', { name: 'Deliveries' }).click();
  await page.getByRole('row').filter({ hasText: 'Retrying' }).waitFor();
  await page.getByRole('link', { name: 'Faults and clock' }).click();
  await page.getByRole('button', { name: 'To the next retry' }).click();
  await page.getByRole('link', { name: 'Deliveries' }).click();
  await page.getByRole('row').filter({ hasText: 'Delivered' }).waitFor();
  await page.getByRole('link', { name: type }).click();
  await page.getByRole('button', { name: 'fault: drop' }).waitFor();
  expect(receiver.requests).toHaveLength(1);
});

test('a preset is added and reset from the banner', async () => {
  const { origin, mock } = await startDashboard();
  const page = await openDashboard(open, `${origin}/faults`);
  await page.getByRole('button', { name: 'Add forged' }).click();
  await page.getByText('3 faults are at work').waitFor();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByText('Nothing is made to go wrong.').waitFor();
  expect(mock.faults.list()).toEqual([]);
});

test('an event is composed from an example, changed, broken and sent', async () => {
  const { origin, receiver } = await startDashboard();
  const page = await openDashboard(open, `${origin}/compose`);
  await page
    .getByLabel('Break something')
    .locator('option', { hasText: 'bad-signature' })
    .waitFor({ state: 'attached' });
  await page.getByLabel('Break something').selectOption('bad-signature');
  const editor = page.getByLabel('Data', { exact: true });
  const data = JSON.parse(await editor.inputValue()) as Record<string, unknown>;
  await editor.fill('{ nonsense');
  await page.getByText('No JSON yet').waitFor();
  await editor.fill(JSON.stringify({ ...data, note: 'added by hand' }));
  await page.getByLabel('Send it even if it breaks the contract').check();
  await page.getByRole('button', { name: 'Send' }).click();
  await heading(page, type).waitFor();
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  const [request] = receiver.requests;
  expect(JSON.parse(String(request?.body))).toMatchObject({
    eventType: type,
    data: { note: 'added by hand' },
  });
  const signature = receiver.header(0, 'X-Plextera-Signature');
  expect(verifySignature(request?.body ?? Buffer.alloc(0), signature, secret).kind).toBe('refused');
});

test('a refusal of the mock is shown in its own words', async () => {
  const { origin } = await startDashboard();
  const page = await openDashboard(open, `${origin}/compose`);
  const editor = page.getByLabel('Data', { exact: true });
  const data = JSON.parse(await editor.inputValue()) as Record<string, unknown>;
  await editor.fill(JSON.stringify({ ...data, status: 'NONSENSE' }));
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('The event would break the contract').waitFor();
});

test('everything is done by keyboard, and the focus comes back', async () => {
  const { origin, post, receiver } = await startDashboard();
  for (const eventType of [type, otherType]) await post({ eventType });
  const page = await openDashboard(open, `${origin}/`);
  await vi.waitFor(async () => expect(await lines(page).count()).toBe(2));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await vi.waitFor(async () => expect(await page.locator(':focus').textContent()).toBe(otherType));
  await page.keyboard.press('Enter');
  await heading(page, otherType).waitFor();
  await page.getByRole('tab', { name: 'Response' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator(':focus').textContent()).toBe('Signature');
  expect(new URL(page.url()).searchParams.get('tab')).toBe('signature');
  await page.keyboard.press('r');
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(3));
  await page.keyboard.press('Escape');
  await heading(page, 'Deliveries').waitFor();
  await vi.waitFor(async () => expect(await page.locator(':focus').textContent()).toBe(otherType));
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await vi.waitFor(async () => expect(await page.locator(':focus').textContent()).toBe(otherType));
  await page.keyboard.press('p');
  await page.getByText('Paused').waitFor();
  await page.keyboard.press('n');
  await heading(page, 'Compose an event').waitFor();
});

test('keys are letters while somebody types', async () => {
  const { origin, post } = await startDashboard();
  await post({ eventType: type });
  const page = await openDashboard(open, `${origin}/`);
  await lines(page).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('pnr?');
  expect(await page.getByRole('searchbox').inputValue()).toBe('pnr?');
  expect(await page.getByText('Paused').count()).toBe(0);
});

test('a link to one side of one event leads there, and Back to where one was', async () => {
  const { origin, post } = await startDashboard();
  const { eventId } = (await (await post({ eventType: type })).json()) as { eventId: string };
  const page = await openDashboard(open, `${origin}/events/${eventId}?tab=request`);
  await page.getByRole('tab', { name: 'Request', selected: true }).waitFor();
  await page.getByRole('link', { name: 'Latency' }).click();
  await heading(page, 'Latency').waitFor();
  await page.goBack();
  await page.getByRole('tab', { name: 'Request', selected: true }).waitFor();
  await page.goto(`${origin}/events/evt_of_yesterday`);
  await heading(page, 'This event is not here').waitFor();
});

test('while one has scrolled away the list stands still and counts what is new', async () => {
  const { origin, post } = await startDashboard();
  for (let at = 0; at < 40; at++) await post({ eventType: type });
  const page = await openDashboard(open, `${origin}/`);
  await lines(page).first().waitFor();
  await page.mouse.wheel(0, 900);
  await vi.waitFor(async () => expect(await page.evaluate<number>('scrollY')).toBeGreaterThan(500));
  const before = await page.evaluate<number>('scrollY');
  await post({ eventType: otherType });
  await page.getByRole('button', { name: '1 new' }).waitFor();
  expect(await page.evaluate<number>('scrollY')).toBe(before);
  await page.getByRole('button', { name: '1 new' }).click();
  await page.getByRole('link', { name: otherType }).waitFor();
  expect(await page.evaluate<number>('scrollY')).toBe(0);
});

test('while it is paused nothing moves, and then all of it comes', async () => {
  const { origin, post } = await startDashboard();
  await post({ eventType: type });
  const page = await openDashboard(open, `${origin}/`);
  await lines(page).first().waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await post({ eventType: otherType });
  await page.getByRole('button', { name: '1 changed' }).waitFor();
  expect(await lines(page).count()).toBe(1);
  await page.getByRole('button', { name: 'Go on' }).click();
  await vi.waitFor(async () => expect(await lines(page).count()).toBe(2));
});

test('it says that the mock is gone, and goes on once one is back at the same port', async () => {
  const first = await startDashboard();
  const server = buildServer({ mock: first.mock });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const port = (server.server.address() as AddressInfo).port;
  const page = await openDashboard(open, `http://127.0.0.1:${port}/`);
  await page.getByText('Live', { exact: true }).waitFor();
  await server.close();
  await page.getByText('The mock does not answer.').waitFor();
  await vi.waitFor(async () => expect(await page.title()).toContain('Offline'));
  const second = await startDashboard();
  await second.post({ eventType: otherType });
  const again = buildServer({ mock: second.mock });
  await again.listen({ host: '127.0.0.1', port });
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByRole('link', { name: otherType }).waitFor();
  await second.post({ eventType: type });
  await page.getByRole('link', { name: type }).waitFor();
  await page.close();
  await again.close();
});

test('a subscription is paused and resumed, and one that the mock has paused says why', async () => {
  const { origin, mock, post } = await startDashboard([410]);
  const page = await openDashboard(open, `${origin}/subscriptions`);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('It was paused by hand.').waitFor();
  expect((await mock.target())?.status).toBe('paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Active').waitFor();
  await post({ eventType: type });
  await page.getByText('410').waitFor();
  expect((await mock.target())?.status).toBe('paused');
});

test('latency is a picture and a table, and a bar leads to its deliveries', async () => {
  const { origin, post } = await startDashboard();
  for (let at = 0; at < 3; at++) await post({ eventType: type });
  const page = await openDashboard(open, `${origin}/latency`);
  await page.getByText('100 %').waitFor();
  await page.getByText('The same as a table').click();
  await page.getByRole('columnheader', { name: 'From' }).waitFor();
  await page.locator('.histogram a').filter({ hasText: /\d/ }).first().click();
  await page.getByText(/^[1-3] of 3 deliveries/).waitFor();
});

test('a link with a code opens it once, and a second browser needs the token', async () => {
  const token = 'token_of_the_dashboard_tests';
  const access = new Access(token, { clock: systemClock, random: systemRandom });
  const { origin } = await startDashboard([200], { access });
  const link = `${origin}/#code=${access.makeCode()}`;
  const first = await openDashboard(open, link);
  await first.getByText('Nothing was sent yet').waitFor();
  expect(first.url()).toBe(`${origin}/`);
  await first.reload();
  await first.getByText('Nothing was sent yet').waitFor();
  const second = await openDashboard(open, link);
  await heading(second, 'This mock asks for its token').waitFor();
  await second.getByLabel('Access token').fill('a wrong one');
  await second.getByRole('button', { name: 'Open the dashboard' }).click();
  await second.getByText('The access token is wrong.').waitFor();
  await second.getByLabel('Access token').fill(token);
  await second.getByRole('button', { name: 'Open the dashboard' }).click();
  await second.getByText('Nothing was sent yet').waitFor();
});
