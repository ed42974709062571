import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { sharedChromium } from '../chromium.ts';
import { mainThreadTasks } from './main-thread-tasks.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type] = eventTypes;
const count = 10_000;

test('10,000 deliveries scroll without a task that a person would notice', async () => {
  const { origin, mock } = await startDashboard();
  await mock.store.accept(
    Array.from({ length: count }, (_, at) => ({
      eventId: `evt_${String(at).padStart(5, '0')}`,
      eventType: type,
      resourceId: `job_${at}`,
      acceptedAt: new Date(Date.UTC(2026, 3, 7) + at).toISOString(),
      body: Buffer.from('{}'),
      // Far away, so that nothing but the scrolling keeps the page busy.
      dueAtMs: Date.UTC(2099, 0, 1),
      deliveries: [{ id: `dlv_${at}`, subscriptionId: 'sub_target' }],
      deduplicate: true,
    })),
  );
  const page = await openDashboard(open, `${origin}/`);
  await vi.waitFor(
    async () => expect(await page.locator('.counters a').first().textContent()).toBe('10,000 All'),
    {
      timeout: 20_000,
    },
  );
  expect(await page.locator('[role=row][data-key]').count()).toBeLessThan(80);
  const tasks = await mainThreadTasks(page, async () => {
    for (let at = 0; at < 60; at++) await page.mouse.wheel(0, 1_500);
    for (const share of [0.9, 0.1, 0.6, 1]) {
      await page.evaluate(`window.scrollTo(0, document.documentElement.scrollHeight * ${share})`);
      await page.locator('[role=row][data-key]').first().waitFor();
    }
    await page.getByText('job_0', { exact: true }).waitFor();
  });
  expect(tasks.length).toBeGreaterThan(100);
  expect(tasks.filter((ms) => ms > 50)).toEqual([]);
});

test('the first row is there soon after the page is asked for', async () => {
  const { origin, post } = await startDashboard();
  for (let at = 0; at < 100; at++) await post({ eventType: type });
  // From source, the first one to ask waits for the bundler.
  await fetch(`${origin}/dashboard/app.js`);
  const page = await openDashboard(open, `${origin}/`);
  await page.locator('[role=row][data-key]').first().waitFor();
  const paintedMs = await page.evaluate<number>(
    `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`,
  );
  // Loosely, because a machine may have other things to do.
  expect(paintedMs).toBeLessThan(3_000);
});

test('its script is smaller than 100 kB, compressed', async () => {
  const { origin } = await startDashboard();
  const script = Buffer.from(await (await fetch(`${origin}/dashboard/app.js`)).arrayBuffer());
  expect(script.length).toBeGreaterThan(10_000);
  expect(gzipSync(script).length).toBeLessThan(100_000);
});
