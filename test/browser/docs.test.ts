import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { workedExample } from '../../mock-server/contract/docs.ts';
import { examples } from '../../mock-server/contract/examples.ts';
import { sign } from '../../mock-server/signature/sign.ts';
import { hostileApi, hostileContract } from '../docs/hostile-contract.ts';
import { makeDocs } from '../docs/pages.ts';
import { startControlApi } from '../fixtures/control-api.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { sharedChromium, type WatchedPage } from './chromium.ts';
import { axeFindings, overhang } from './find-barriers.ts';
import { serveFiles } from './serve-docs.ts';
import { takePicture } from './take-picture.ts';

const open = sharedChromium();
const paths = ['/docs', '/docs/api'] as const;
const themes = ['light', 'dark'] as const;
const phone = { width: 320, height: 640 };
const [type] = eventTypes;

/** A page of the mock's own documentation. */
async function openDocs(
  path: string,
  options: Parameters<typeof open>[0] = {},
): Promise<WatchedPage & { origin: string }> {
  const { origin } = await startControlApi();
  const watched = await open(options);
  await watched.page.goto(origin + path);
  return { ...watched, origin };
}

const unfold = ({ page }: WatchedPage) =>
  page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");

describe.each(paths)('%s', (path) => {
  test('has nothing that axe finds, in both themes and on a phone', async () => {
    const watched = await openDocs(path, { colorScheme: 'dark' });
    const { page } = watched;
    expect(await axeFindings(page, 'colours')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await unfold(watched);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await axeFindings(page, 'layout')).toEqual([]);
    // Thousands of elements: on a machine that is busy with other things axe takes minutes for them.
  }, 400_000);

  test('looks otherwise in the dark, and is never wider than its window, at 200 % neither', async () => {
    const watched = await openDocs(path);
    const { page } = watched;
    const pictures = [];
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      for (const width of [phone.width, 640, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const picture = await takePicture(
          page,
          `${path.replaceAll('/', '-').slice(1)}-${colorScheme}-${width}`,
        );
        pictures.push(picture.toString('base64'));
      }
    }
    expect(new Set(pictures).size).toBe(pictures.length);
    await unfold(watched);
    for (const width of [phone.width, 640, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overhang(page), `${width}`).toBe(0);
    }
  });

  test('asks nobody else for anything, and breaks no rule of its policy', async () => {
    const { page, complaints, requests, origin } = await openDocs(path);
    await page.locator('#filter').fill('id');
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${origin}/docs`))).toEqual([]);
    expect(requests.map((url) => new URL(url).pathname)).toContain('/docs/page.js');
  });

  test('is read without a script too, and shows no button that would do nothing', async () => {
    const { page } = await openDocs(path, { javaScriptEnabled: false });
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('button:visible, .filter:visible').count()).toBe(0);
    await page.locator('.top nav a:not([aria-current])').click();
    expect(await page.locator('h1').isVisible()).toBe(true);
  });

  test('prints its text and not its controls, all of what is folded, on white', async () => {
    const { page } = await openDocs(path, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.contents, .top, button').filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('main h2').first().isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    const folded = page.locator('details:not([open]) > :not(summary)');
    expect(await folded.count()).toBeGreaterThan(0);
    expect(await folded.first().isVisible()).toBe(true);
    // On paper nothing scrolls, so what is cut off is lost.
    const lost = `[...document.querySelectorAll('main pre, main .wide')].filter((box) => box.scrollHeight > box.clientHeight + 1).length`;
    expect(await page.evaluate(lost)).toBe(0);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(5);
  });
});

describe('a keyboard', () => {
  test('skips to the content first, and sees where it is', async () => {
    const { page } = await openDocs('/docs');
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    expect(await focused.textContent()).toBe('Skip to the content');
    expect((await focused.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    expect(
      await focused.evaluate(
        (link: object) => `${Reflect.get(link, 'matches').call(link, ':focus-visible')}`,
      ),
    ).toBe('true');
    await page.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await focused.getAttribute('id')).toBe('main'));
    await page.keyboard.press('Tab');
    expect(
      await focused.evaluate((link: object) => `${Reflect.get(link, 'closest').call(link, 'main') !== null}`),
    ).toBe('true');
  });

  test('filters with a slash, hears how many are left, and has all back with Escape', async () => {
    const { page } = await openDocs('/docs');
    const shown = page.locator('section.event:visible');
    const all = await shown.count();
    expect(all).toBe(eventTypes.length);
    await page.keyboard.press('/');
    await page.keyboard.type('run FAILED');
    expect(await shown.count()).toBeLessThan(all);
    expect(await page.locator('#found').textContent()).toBe(`${await shown.count()} of ${all}`);
    expect(await page.locator('.contents li li:visible').count()).toBe(await shown.count());
    expect(await page.locator('tbody tr:visible .event-link').count()).toBe(await shown.count());
    await page.keyboard.press('Escape');
    expect(await shown.count()).toBe(all);
    await page.keyboard.type('nothing has this');
    expect(await shown.count()).toBe(0);
    // A link still leads to what is hidden.
    await page.evaluate(`location.hash = '#event-${type}'`);
    await vi.waitFor(async () => expect(await shown.count()).toBe(all));
  });

  test('finds operations by their path', async () => {
    const { page } = await openDocs('/docs/api');
    await page.keyboard.press('/');
    await page.keyboard.type('/api/v1/clock');
    const shown = await page.locator('section.operation:visible h3').allTextContents();
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown) expect(text).toContain('/api/v1/clock');
  });

  test('unfolds what is folded', async () => {
    const { page } = await openDocs('/docs');
    const part = page.locator('section.event details').first();
    await part.locator('> summary').focus();
    await page.keyboard.press('Enter');
    expect(await part.locator('li').first().isVisible()).toBe(true);
  });

  test('copies an example as it is, and is told so', async () => {
    const { page, complaints } = await openDocs('/docs', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const button = page.locator('section.event .copy').first();
    await button.focus();
    await page.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await button.innerText()).toMatch(/^Copied/));
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    const [example] = Object.values(examples[type]);
    expect(JSON.parse(copied)).toEqual(example?.event);
    expect(copied.split('\n').length).toBeGreaterThan(10);
    await vi.waitFor(async () => expect(await button.innerText()).toMatch(/^Copy\b/), { timeout: 10_000 });
    expect(complaints).toEqual([]);
  });
});

test('a link into what is folded unfolds it', async () => {
  const { page } = await openDocs(`/docs/#event-${type}-data-document-fileId`);
  await vi.waitFor(async () =>
    expect(await page.locator(`[id="event-${type}-data-document-fileId"]`).isVisible()).toBe(true),
  );
});

test('the contents show where the reader is', async () => {
  const { page } = await openDocs('/docs/#delivery');
  const here = page.locator('.contents a[aria-current]');
  await vi.waitFor(async () => expect(await here.allTextContents()).toEqual(['Delivery']));
});

describe('the signature', () => {
  const values = [
    [workedExample.secret, String(workedExample.timestamp), workedExample.body],
    ['another secret', '1', ''],
    ['ключ 🔑', '1775556000', '{"name":"Søn — José 🙂"}'],
    ['x'.repeat(200), '9999999999', '{\n  "a": 1\n}\n'],
    ['$& $1 {body}', '12', '{timestamp}{body} $& $1 {signature}'],
  ] as const;

  test('that the page computes is ours, whatever is signed', async () => {
    const { page, complaints } = await openDocs('/docs');
    for (const [secret, timestamp, body] of values) {
      await page.locator('#signer-secret').fill(secret);
      await page.locator('#signer-timestamp').fill(timestamp);
      await page.locator('#signer-body').fill(body);
      const expected = sign(body, secret, { now: new Date(Number(timestamp) * 1000) });
      await vi.waitFor(async () => expect(await page.locator('#signer-header').textContent()).toBe(expected));
      expect(await page.locator('#signer-content').textContent()).toBe(`${timestamp}.${body}`);
      expect(await page.locator('#signer-status').textContent()).toContain(String(Buffer.byteLength(body)));
    }
    expect(complaints).toEqual([]);
  });

  test('is that of the spec before anything is changed, with a script and without', async () => {
    const schema = JSON.parse(readFileSync('generated/schemas/headers.json', 'utf8'));
    const [expected] = schema.properties[headers.signature.name].examples;
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await openDocs('/docs', { javaScriptEnabled });
      expect(await page.locator('#signer-header').textContent()).toBe(expected);
      expect(await page.locator('#signer-body').isEditable()).toBe(javaScriptEnabled);
    }
  });

  test('can be that of now, is copied, and says what is odd', async () => {
    const { page } = await openDocs('/docs', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('#signer-now').click();
    const seconds = Number(await page.locator('#signer-timestamp').inputValue());
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(60);
    const header = page.locator('#signer-header');
    await vi.waitFor(async () => expect(await header.textContent()).toContain(String(seconds)));
    await page.locator('#signer-copy').click();
    await vi.waitFor(async () =>
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await header.textContent()),
    );
    const status = page.locator('#signer-status');
    await page.locator('#signer-timestamp').fill('soon');
    await vi.waitFor(async () => expect(await status.textContent()).toContain('no whole number'));
    await page.locator('#signer-secret').fill('');
    await vi.waitFor(async () => expect(await status.textContent()).toContain('A secret is needed'));
    expect(await header.textContent()).toBe('');
  });

  test('keeps what was written to itself: nothing is sent, and the address stays', async () => {
    const { page, requests } = await openDocs('/docs');
    const before = page.url();
    await page.locator('#signer-secret').fill('whsec_canary_of_this_page');
    await page.locator('#signer-secret').press('Enter');
    await page.waitForLoadState('networkidle');
    expect(page.url()).toBe(before);
    const asked = requests.map((url) => new URL(url)).map(({ pathname, search }) => pathname + search);
    const known = ['/docs', '/docs/', '/docs/style.css', '/docs/page.js', '/docs/icon.svg'];
    expect(asked.filter((path) => !known.includes(path))).toEqual([]);
  });
});

describe('A07: whatever the contract says', () => {
  test.each(['index.html', 'api.html'])(
    '%s runs none of it, and stays as wide as its window',
    async (file) => {
      const origin = await serveFiles(makeDocs(hostileContract(), hostileApi()));
      const watched = await open({ viewport: phone });
      const { page, complaints, requests } = watched;
      await page.goto(`${origin}/${file}`);
      await page.locator('#filter').fill('onerror');
      await unfold(watched);
      expect(await page.evaluate('typeof globalThis.taken')).toBe('undefined');
      expect(await page.locator('img, svg, iframe, script:not([src])').count()).toBe(0);
      expect(await overhang(page)).toBe(0);
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(origin))).toEqual([]);
    },
  );
});

test('the folder opens from a disk, with its look, its links and its signature', async () => {
  const folder = tempFolder();
  for (const [path, { text }] of makeDocs()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { page, complaints } = await open();
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  expect(await page.evaluate("getComputedStyle(document.querySelector('.contents')).position")).toBe(
    'sticky',
  );
  await page.locator('#signer-secret').fill('from a disk');
  const expected = sign(workedExample.body, 'from a disk', { now: new Date(workedExample.timestamp * 1000) });
  await vi.waitFor(async () => expect(await page.locator('#signer-header').textContent()).toBe(expected));
  await page.locator('.top nav a', { hasText: 'HTTP APIs' }).click();
  expect(await page.locator('section.operation').count()).toBeGreaterThan(20);
  expect(complaints).toEqual([]);
});
