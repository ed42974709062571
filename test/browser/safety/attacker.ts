import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { sharedChromium } from '../chromium.ts';

/** A name of the attacker, which leads to this machine: to the attacker’s own server, and to the mock after rebinding. */
export const evilName = 'evil.test';

/**
 * Chromium with a resolver that answers as the attacker likes. What newer versions do by themselves to keep pages of the
 * network from this machine is off: older ones and other browsers do not, and the mock does not rely on it.
 */
export function attackedChromium(): ReturnType<typeof sharedChromium> {
  return sharedChromium([
    `--host-resolver-rules=MAP ${evilName} 127.0.0.1`,
    '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
  ]);
}

/** A server of the attacker on this machine, with one page that says nothing; returns its port. */
export async function startAttacker(): Promise<number> {
  const server = createServer((_request, response) => {
    const head = { 'content-type': 'text/html', 'access-control-allow-origin': '*' };
    response.writeHead(200, head).end('<!doctype html><title>evil</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** What the mock answered to requests of a page, in no order. */
export interface SeenAnswers {
  /** `POST 415` and such, each once. */
  statuses(): readonly string[];
}

/** A page of the attacker, and what the mock at `origin` answers to it. */
export async function openEvilPage(
  open: ReturnType<typeof sharedChromium>,
  address: string,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page } & SeenAnswers> {
  const { page } = await open(options);
  await page.goto(address);
  return { page, ...watchAnswers(page, origin) };
}

/** Notes from now on what the mock at `origin` answers to a page and its frames. */
export function watchAnswers(page: Page, origin: string): SeenAnswers {
  const statuses = new Set<string>();
  page.context().on('response', (response) => {
    if (response.url().startsWith(`${origin}/`))
      statuses.add(`${response.request().method()} ${response.status()}`);
  });
  return { statuses: () => [...statuses].toSorted() };
}
