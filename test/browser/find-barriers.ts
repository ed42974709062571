import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Rules of axe whose findings another theme can change, and those whose findings another window can. */
const ruleSets = {
  colours: ['color-contrast', 'link-in-text-block'],
  layout: ['target-size', 'scrollable-region-focusable', 'region', 'skip-link', 'meta-viewport'],
} as const;

/** What axe finds in a page, one line for each rule: by all rules, or by those that something has changed for. */
export async function axeFindings(page: Page, rules?: keyof typeof ruleSets): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules) axe.withRules([...ruleSets[rules]]);
  else axe.options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** How many pixels the page is wider than its window; 0 where nobody has to scroll to the side. */
export async function overhang(page: Page): Promise<number> {
  return page.evaluate<number>(
    'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
  );
}
