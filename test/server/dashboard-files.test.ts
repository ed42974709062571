import { expect, test } from 'vitest';
import { importsOf, loadDashboard } from '../../mock-server/server/dashboard/dashboard-files.ts';
import { dashboardPage } from '../../mock-server/server/dashboard/dashboard-page.ts';

test('the page asks at once for all that its script imports, and for nothing else', async () => {
  const { files } = await loadDashboard();
  const imports = importsOf(files, 'app.js');
  expect(imports.length).toBeGreaterThan(0);
  const page = dashboardPage({ styles: '', theme: '', imports });
  const preloaded = [...page.matchAll(/modulepreload" href="\/dashboard\/([^"]+)"/g)].map(([, name]) => name);
  expect(preloaded).toEqual(imports);
  for (const name of imports) expect(files.get(name)?.isLasting).toBe(true);
  // The other pages come when the list is drawn.
  expect(imports.length).toBeLessThan([...files.values()].filter(({ isLasting }) => isLasting).length);
});

test('what the server draws with is none of the files that a browser gets', async () => {
  const { files, firstPage } = await loadDashboard();
  expect(firstPage.drawFirstPage).toBeTypeOf('function');
  expect([...files.keys()].filter((name) => !/\.(?:js|css|svg)$/.test(name))).toEqual([]);
});
