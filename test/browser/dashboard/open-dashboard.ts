import type { BrowserContextOptions } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { ServerOptions } from '../../../mock-server/server/build-server.ts';
import { startControlApi, startMock } from '../../fixtures/control-api.ts';
import { type ReceiverAnswer, startRecordingReceiver } from '../../fixtures/recording-receiver.ts';
import type { sharedChromium } from '../chromium.ts';

export const secret = 'whsec_of_the_dashboard_tests';

/** A receiver, a mock that sends to it, and both APIs with the dashboard. */
export async function startDashboard(
  answers: readonly (number | ReceiverAnswer)[] = [200],
  options: Partial<ServerOptions> = {},
) {
  const receiver = await startRecordingReceiver(...answers);
  const mock = await startMock({ url: receiver.url, secret });
  return { receiver, ...(await startControlApi(mock, options)) };
}

/** A page that at the end of the test must have thrown nothing, broken no policy and asked nobody but the mock. */
export async function openDashboard(
  open: ReturnType<typeof sharedChromium>,
  address: string,
  options: BrowserContextOptions = {},
) {
  const watched = await open({ viewport: { width: 1280, height: 800 }, ...options });
  const { origin } = new URL(address);
  onTestFinished(() => {
    // The browser itself notes answers that are problems, and a server that is away.
    const own = watched.complaints.filter((line) => !line.includes('Failed to load resource'));
    expect(own).toEqual([]);
    expect(watched.requests.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
  });
  await watched.page.goto(address);
  return watched.page;
}
