import { expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { startRecordingReceiver } from '../../fixtures/recording-receiver.ts';
import { startCli } from '../../fixtures/run-cli.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { sharedChromium } from '../chromium.ts';
import { openDashboard } from './open-dashboard.ts';

const open = sharedChromium();
const [type, otherType] = eventTypes;
const patienceMs = 60_000;

test('a page that stays open survives a kill of the mock: it says so, finds it again, and misses nothing', async () => {
  const receiver = await startRecordingReceiver(200);
  const dataDir = tempFolder();
  const serve = (port: string) =>
    startCli(['serve', '--port', port, '--data-dir', dataDir, '--to', receiver.url], { patienceMs });
  const post = (origin: string, eventType: string) =>
    fetch(`${origin}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ eventType }),
    });
  const first = serve('0');
  const [, origin = '', port = ''] = await first.waitFor(/API +(http:\/\/[\d.]+:(\d+))/);
  await first.waitFor(/\^C to quit/);
  await post(origin, type);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(1));
  const page = await openDashboard(open, `${origin}/`);
  const rows = page.locator('[role=row][data-key]');
  await vi.waitFor(async () => expect(await rows.count()).toBe(1));
  first.child.kill('SIGKILL');
  await first.ended;
  await page.getByText('The mock does not answer.').waitFor();
  await vi.waitFor(async () => expect(await page.title()).toContain('Offline'));
  expect(await rows.count()).toBe(1);
  const second = serve(port);
  await second.waitFor(/\^C to quit/);
  await post(origin, otherType);
  await page.getByText('Live', { exact: true }).waitFor({ timeout: patienceMs });
  await vi.waitFor(async () => expect(await rows.count()).toBe(2), { timeout: 10_000 });
  await page.getByRole('link', { name: otherType }).waitFor();
  await page.getByText('The mock does not answer.').waitFor({ state: 'hidden' });
});
