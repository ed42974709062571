import { expect, test } from 'vitest';
import { sharedChromium } from './chromium.ts';
import { axeFindings, movingParts, overhang } from './find-barriers.ts';

const open = sharedChromium();
const rulesOf = (findings: readonly string[]) => findings.map((line) => line.split(':')[0]).sort();

/** A page whose only faults are these styles and this content. */
function pageWith(styles: string, content: string): string {
  return `<!doctype html><html lang="en"><head><title>A page</title><style>
    body { margin: 0; background: #fff; color: #000; font: 16px sans-serif } ${styles}
    </style></head><body><main><h1>A page</h1>${content}</main></body></html>`;
}

test('a page without faults has no findings', async () => {
  const { page } = await open();
  await page.setContent(pageWith('', '<label>Name <input></label><button>Send</button>'));
  expect([await axeFindings(page), await overhang(page), await movingParts(page)]).toEqual([[], 0, []]);
});

test('faint text, a field without a name and a target that is too small are found, and where', async () => {
  const { page } = await open();
  const small = '<button class="small">a</button><button class="small">b</button>';
  await page.setContent(
    pageWith(
      '.faint { color: #bbb } .small { width: 12px; height: 12px; padding: 0; border: 0 }',
      `<p class="faint">Faint</p><input>${small}`,
    ),
  );
  const findings = await axeFindings(page);
  expect(rulesOf(findings)).toEqual(['color-contrast', 'label', 'target-size']);
  expect(findings.find((line) => line.startsWith('color-contrast'))).toContain('<p class="faint">');
});

test('what only another theme or another window does is found once it is there, in the same document', async () => {
  const { page } = await open({ colorScheme: 'light' });
  await page.setContent(
    pageWith(
      `button { width: 60px; height: 40px; padding: 0; border: 0 }
       @media (prefers-color-scheme: dark) { body { background: #111; color: #333 } }
       @media (max-width: 400px) {
         button { width: 12px; height: 12px }
         h1 { width: 500px }
       }`,
      '<p>Text</p><button>a</button><button>b</button>',
    ),
  );
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(rulesOf(await axeFindings(page, 'colours'))).toEqual(['color-contrast']);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(rulesOf(await axeFindings(page, 'layout'))).toEqual(['target-size']);
  expect(await overhang(page)).toBe(180);
});

test('what is loaded anew is asked anew', async () => {
  const { page } = await open();
  await page.goto('data:text/html,<title>One</title>');
  const before = rulesOf(await axeFindings(page));
  await page.goto(`data:text/html,${encodeURIComponent(pageWith('', '<img src="data:,">'))}`);
  expect([before, rulesOf(await axeFindings(page))]).toEqual([
    expect.arrayContaining(['html-has-lang']),
    ['image-alt'],
  ]);
});

test('what moves is found, and what moves for no time is not', async () => {
  const { page } = await open();
  await page.setContent(
    pageWith('.moves { transition: color 1s } .still { transition: color 0s }', '<p class="moves">A</p>'),
  );
  expect(await movingParts(page)).toEqual([expect.stringContaining('class="moves"')]);
});
