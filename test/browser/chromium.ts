import { execFileSync } from 'node:child_process';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';

/** Where Chromium is: `CHROMIUM_PATH`, else the one of the PATH. Throws where there is none: a browser test needs one. */
function chromiumPath(): string {
  const { CHROMIUM_PATH: named = '' } = process.env;
  if (named !== '') return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // The next name, then.
    }
  throw new Error('There is no Chromium. Install it, or say where it is with CHROMIUM_PATH.');
}

/** A page, and what went wrong in it or left it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts, and what the policy of the page refused. */
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

/** One browser for all tests of a file, and a fresh profile for each page. */
export function sharedChromium(): (options?: BrowserContextOptions) => Promise<WatchedPage> {
  let started: Promise<Browser> | undefined;
  // Within a test and not before them all: without a browser each of them fails, and none counts as skipped.
  const launch = async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
    return chromium.launch({ executablePath: chromiumPath(), args });
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
