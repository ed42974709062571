import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { chromiumPath } from '../../scripts/bench/chromium-path.ts';

/** A page, and what went wrong in it or left it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts, and what the policy of the page refused. */
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

/** One browser for all tests of a file, and a fresh profile for each page; `flags` are of Chromium’s command line. */
export function sharedChromium(
  flags: readonly string[] = [],
): (options?: BrowserContextOptions) => Promise<WatchedPage> {
  let started: Promise<Browser> | undefined;
  // Within a test and not before them all: without a browser each of them fails, and none counts as skipped.
  const launch = async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
    return chromium.launch({ executablePath: chromiumPath(), args: [...args, ...flags] });
  };
  afterAll(async () => (await started?.catch(() => undefined))?.close());
  return async (options) => {
    started ??= launch();
    const context = await (await started).newContext({ reducedMotion: 'reduce', ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('request', (request) => requests.push(request.url()));
    return { page, complaints, requests };
  };
}
