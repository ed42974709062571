import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Rules of axe whose findings another theme can change, and those whose findings another window can. */
const ruleSets = {
  colours: ['color-contrast', 'link-in-text-block'],
  layout: ['target-size', 'scrollable-region-focusable', 'region', 'skip-link', 'meta-viewport'],
} as const;

/** What axe finds in a page, one line for each rule: by all rules, or by those that something has changed for. */
export async function axeFindings(page: Page, rules?: keyof typeof ruleSets): Promise<readonly string[]> {
  // Half a megabyte of script: to read it takes longer than most questions, so that a document that has it keeps it.
  const isThere = await page.evaluate<boolean>('window.axe !== undefined');
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page });
  const { violations } = await axe
    .setLegacyMode()
    .options({
      resultTypes: ['violations'],
      ...(rules
        ? { runOnly: { type: 'rule', values: [...ruleSets[rules]] } }
        : { rules: { 'target-size': { enabled: true } } }),
    })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** How many pixels the page is wider than its window; 0 where nobody has to scroll to the side. */
export async function overhang(page: Page): Promise<number> {
  return page.evaluate<number>(
    'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
  );
}

/** What moves in a page for longer than anybody sees: elements, as the beginning of their markup. */
export async function movingParts(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`[...document.querySelectorAll('*')].filter((element) => {
    const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
    const lasts = (durations) => durations.split(', ').some((duration) => parseFloat(duration) > 0.01);
    return (animationName !== 'none' && lasts(animationDuration)) || lasts(transitionDuration) || scrollBehavior === 'smooth';
  }).map((element) => element.outerHTML.slice(0, 120))`);
}
