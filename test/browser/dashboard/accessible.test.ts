import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { eventTypes } from '../../../mock-server/contract/catalog.ts';
import { systemClock } from '../../../mock-server/runtime/clock.ts';
import { systemRandom } from '../../../mock-server/runtime/random.ts';
import { dashboardPages } from '../../../mock-server/server/dashboard/dashboard-page.ts';
import { Access } from '../../../mock-server/server/plugins/access-token.ts';
import { sharedChromium } from '../chromium.ts';
import { axeFindings, movingParts, overhang } from '../find-barriers.ts';
import { takePicture } from '../take-picture.ts';
import { openDashboard, startDashboard } from './open-dashboard.ts';
import { emptyPlaces, goTo, type Place, places } from './places.ts';

const open = sharedChromium();
const desk = { width: 1280, height: 800 };
const phone = { width: 320, height: 640 };
/** What a window of 1280 pixels shows at 200 %. */
const zoomed = { width: 640, height: 400 };

/** A mock with an event of each type, of which the first needed a retry, faults at work, and a tested receiver. */
async function prepared() {
  const dashboard = await startDashboard([
    { status: 503, body: '{"error":"away","again":true}' },
    { status: 200, body: '{"received":true}' },
  ]);
  const eventIds = [];
  for (const eventType of eventTypes)
    eventIds.push(((await (await dashboard.post({ eventType })).json()) as { eventId: string }).eventId);
  await dashboard.send('POST', '/api/v1/receiver-tests', { ids: ['BAS-01', 'SIG-01', 'SIG-05', 'ENV-06'] });
  await dashboard.send('POST', '/api/v1/faults/presets', { preset: 'at-least-once' });
  const testing = async () => {
    const answer = await dashboard.send('GET', '/api/v1/receiver-tests');
    return ((await answer.json()) as { readonly run?: { readonly status: string } }).run?.status;
  };
  await vi.waitFor(async () => expect(await testing()).toBe('finished'), { timeout: 60_000 });
  return { ...dashboard, eventId: eventIds[0] ?? '' };
}

/** Both themes, a phone and a doubled size: what axe finds, what is too wide, and what moves. Leaves pictures. */
async function barriersOf(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  const note = (where: string, lines: readonly string[]) =>
    found.push(...lines.map((line) => `${name}, ${where}: ${line}`));
  const noteOverhang = async (where: string) => {
    const wider = await overhang(page);
    note(where, wider > 0 ? [`${wider} pixels too wide`] : []);
  };
  note('light', await axeFindings(page));
  // No page of a test is shown with motion.
  note('in motion', await movingParts(page));
  await takePicture(page, `${name}-light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  note('dark', await axeFindings(page, 'colours'));
  await takePicture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(zoomed);
  await noteOverhang('at 200 %');
  await page.setViewportSize(phone);
  await noteOverhang('on a phone');
  note('on a phone', await axeFindings(page, 'layout'));
  await takePicture(page, `${name}-phone`);
  await page.setViewportSize(desk);
  return found;
}

/** Walks through places with two pages at once. */
async function barriersAt(
  origin: string,
  wanted: readonly Place[],
  eventId?: string,
): Promise<readonly string[]> {
  const walks = [0, 1].map(async (turn) => {
    const page = await openDashboard(open, `${origin}/`, { colorScheme: 'light' });
    const found: string[] = [];
    for (const place of wanted.filter((_, at) => at % 2 === turn)) {
      await goTo(page, origin, place, eventId);
      found.push(...(await barriersOf(page, place.name)));
    }
    return found;
  });
  return (await Promise.all(walks)).flat();
}

describe('in both themes, on a phone and at 200 %, axe finds nothing, nothing is too wide and nothing moves', () => {
  test('on every page once something was sent', async () => {
    const { origin, eventId } = await prepared();
    expect(await barriersAt(origin, places, eventId)).toEqual([]);
    // A second for each on a quiet machine, and ten of them on one that is busy with other things.
  }, 600_000);

  test('before anything was sent, and where the token is asked for', async () => {
    const { origin } = await startDashboard();
    expect(await barriersAt(origin, emptyPlaces)).toEqual([]);
    const access = new Access('token_of_the_dashboard_tests', { clock: systemClock, random: systemRandom });
    const { origin: guarded } = await startDashboard([200], { access });
    const asking = await openDashboard(open, `${guarded}/`, { colorScheme: 'light' });
    await asking.getByLabel('Access token').waitFor();
    expect(await barriersOf(asking, 'sign-in')).toEqual([]);
  });

  test('and no page is left out', () => {
    const paths = places.map(({ path }) => path.split('?')[0]);
    const shapes = dashboardPages.map((path) => new RegExp(`^${path.replace(/:\w+/, '[^/]+')}$`));
    for (const shape of shapes)
      expect(
        paths.filter((path) => shape.test(path ?? '')),
        String(shape),
      ).not.toEqual([]);
  });
});

interface FocusStop {
  /** Its place in the document. */
  readonly at: number;
  readonly marked: boolean;
  readonly what: string;
}

/** Where Tab leads to, from where the focus is until it comes round or leaves the page. */
async function focusStops(page: Page): Promise<readonly FocusStop[]> {
  await page.evaluate(`(() => {
    window.stops = [];
    const note = (focused) => {
      // A control that is drawn by its label is marked there, a link over a whole row by what lies over it.
      const drawn = [[focused], [focused, '::after'], [focused.closest('label')], [focused.parentElement]];
      const marked = drawn.some(([element, pseudo]) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(element, pseudo);
        return outlineStyle !== 'none' && outlineWidth !== '0px';
      });
      window.stops.push({ at: [...document.querySelectorAll('*')].indexOf(focused), marked, what: focused.outerHTML.slice(0, 120) });
    };
    note(document.activeElement);
    document.addEventListener('focusin', ({ target }) => note(target));
  })()`);
  const many = Array.from({ length: 25 }, () => 'Tab');
  for (let before = 0; ; ) {
    await Promise.all(many.map((key) => page.keyboard.press(key)));
    const stops = await page.evaluate<readonly FocusStop[]>('window.stops');
    const round = stops.findIndex(({ at }, index) => index > 0 && at === stops[0]?.at);
    if (round > 0) return stops.slice(0, round);
    if (stops.length === before || stops.length > 200) return stops;
    before = stops.length;
  }
}

test('a keyboard reaches everything in the order of the page, and sees where it is', async () => {
  const { origin, eventId } = await prepared();
  const page = await openDashboard(open, `${origin}/`);
  for (const place of places.filter(({ prepare }) => !prepare)) {
    await goTo(page, origin, place, eventId);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent(), place.name).toBe('Skip to the content');
    const stops = await focusStops(page);
    expect(stops.length, place.name).toBeGreaterThan(8);
    expect(stops.filter(({ marked }) => !marked).map(({ what }) => `${place.name}: ${what}`)).toEqual([]);
    const order = stops.map(({ at }) => at);
    expect(order, place.name).toEqual(order.toSorted((a, b) => a - b));
  }
});

test('what a dialog was opened from has the focus back, and within it Tab goes round', async () => {
  const { origin } = await startDashboard();
  const page = await openDashboard(open, `${origin}/`);
  const opener = page.getByRole('button', { name: 'Keys and search' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (let at = 0; at < 5; at++) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        `document.activeElement === document.body || document.activeElement.closest('dialog') !== null`,
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Keys and search');
});

test('the title says which page it is and how it stands', async () => {
  const { origin, post } = await startDashboard();
  const { eventId } = (await (await post({ eventType: eventTypes[0] })).json()) as { eventId: string };
  const page = await openDashboard(open, `${origin}/`);
  const titles = new Set<string>();
  for (const path of dashboardPages) {
    await page.goto(origin + path.replace(/:\w+/, eventId));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await vi.waitFor(async () => expect(await page.title()).toMatch(/.+ · Plextera webhooks$/));
    titles.add(await page.title());
  }
  expect(titles.size).toBe(dashboardPages.length);
});

test('the theme that is chosen outweighs that of the system, and is remembered', async () => {
  const { origin } = await startDashboard();
  const page = await openDashboard(open, `${origin}/`, { colorScheme: 'light' });
  const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const light = await paper();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await paper()).toBe(dark);
});
