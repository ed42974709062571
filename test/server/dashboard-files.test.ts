import { expect, test } from 'vitest';
import { importsOf, loadDashboard } from '../../mock-server/server/dashboard/dashboard-files.ts';
import { dashboardPage } from '../../mock-server/server/dashboard/dashboard-page.ts';

test('the page asks at once for all that its script imports, and for nothing else', async () => {
  const files = await loadDashboard();
  const imported = importsOf(files, 'app.js');
  expect(imported.length).toBeGreaterThan(0);
  const page = dashboardPage(imported);
  const preloaded = [...page.matchAll(/modulepreload" href="\/dashboard\/([^"]+)"/g)].map(([, name]) => name);
  expect(preloaded).toEqual(imported);
  for (const name of imported) expect(files.get(name)?.isLasting).toBe(true);
  // The other pages come when the list is drawn.
  expect(imported.length).toBeLessThan([...files.values()].filter(({ isLasting }) => isLasting).length);
});
