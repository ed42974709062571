import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { eventTypes } from '../../generated/catalog.ts';
import { chromiumPath } from './chromium-path.ts';
import { median } from './interleave.ts';
import { tableHead, tableLine } from './table.ts';

// Prints how long the dashboard of a built `serve` takes to be seen, from asking for it on. `npm run build` comes first;
// Chromium is that of the PATH, or of CHROMIUM_PATH.
const main = join(import.meta.dirname, '../../dist/mock-server/cli/main.js');
const deliveries = 500;
const rounds = 15;

interface Times {
  /** The first text. */
  readonly paintMs: number;
  /** The first row of the list, drawn. */
  readonly rowMs: number;
}

/** Runs in the page before all else: notes its first paint. */
const watchPaint = `
  globalThis.painted = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntriesByName('first-contentful-paint')) resolve(startTime);
    }).observe({ type: 'paint', buffered: true });
  });`;

/** And when the frame is drawn that shows the first row; one that came with the page is not seen before the first paint. */
const watchPage = `${watchPaint}
  globalThis.times = Promise.all([
    globalThis.painted,
    new Promise((resolve) => {
      new MutationObserver((_changes, observer) => {
        if (!document.querySelector('[role=row][data-key]')) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      }).observe(document, { childList: true, subtree: true });
    }),
  ]).then(([paintMs, rowMs]) => ({ paintMs, rowMs: Math.max(paintMs, rowMs) }));`;

async function timesOf(page: Page, address: string): Promise<Times> {
  await page.goto(address);
  return page.evaluate<Times>('globalThis.times');
}

/** New profiles, each with an empty cache; and one whose cache is full. */
async function measure(
  browser: Browser,
  address: string,
): Promise<Readonly<Record<string, readonly Times[]>>> {
  const [cold, warm]: [Times[], Times[]] = [[], []];
  const newPage = async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.addInitScript(watchPage);
    return page;
  };
  const kept = await newPage();
  await timesOf(kept, address);
  for (let round = 0; round < rounds; round++) {
    const page = await newPage();
    cold.push(await timesOf(page, address));
    await page.context().close();
    warm.push(await timesOf(kept, address));
  }
  return { 'an empty cache': cold, 'a full cache': warm };
}

async function serveDeliveries(): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> {
  const receiver = createServer((request, response) => void request.resume().on('end', () => response.end()));
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  const { port } = receiver.address() as AddressInfo;
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--to', `http://127.0.0.1:${port}/`]);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  while (!said.includes('to quit') && child.exitCode === null) await once(child.stderr, 'data');
  const [, origin = ''] = /API +(http:\/\/[^/]+)/.exec(said) ?? [];
  if (origin === '') throw new Error(`serve did not start; is it built? It said: ${said}`);
  for (let at = 0; at < deliveries; at++) {
    const body = JSON.stringify({ eventType: eventTypes[at % eventTypes.length] });
    const head = { 'content-type': 'application/json' };
    const { status } = await fetch(`${origin}/api/v1/events`, { method: 'POST', headers: head, body });
    if (status !== 202) throw new Error(`An event was answered with ${status}.`);
  }
  return {
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      receiver.closeAllConnections();
      receiver.close();
    },
  };
}

/** What the browser needs for a page with one word on it, whoever serves it. */
async function measureEmptyPage(browser: Browser): Promise<readonly number[]> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Word</title><p>Word');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const paints: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(watchPaint);
    await page.goto(`http://127.0.0.1:${port}/`);
    paints.push(await page.evaluate<number>('globalThis.painted'));
    await page.context().close();
  }
  server.closeAllConnections();
  server.close();
  return paints;
}

const { origin, stop } = await serveDeliveries();
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const emptyPage = await measureEmptyPage(browser);
const measured = await measure(browser, `${origin}/`);
await browser.close();
await stop();
for (const line of tableHead) process.stdout.write(`${line}\n`);
printRow('first paint of a page with one word', emptyPage);
for (const [cache, times] of Object.entries(measured)) {
  printRow(
    `first paint, ${cache}`,
    times.map(({ paintMs }) => paintMs),
  );
  printRow(
    `first row of ${deliveries}, ${cache}`,
    times.map(({ rowMs }) => rowMs),
  );
}

function printRow(what: string, values: readonly number[]): void {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(Math.round);
  const shown = `${Math.round(median(values))} ms (${least} to ${most})`;
  process.stdout.write(`${tableLine({ what, measured: shown, comparison: '' })}\n`);
}
