import { expect, test } from 'vitest';
import { bundleDashboard } from '../../mock-server/server/dashboard/bundle-dashboard.ts';
import { dashboardFiles } from '../../mock-server/server/dashboard/dashboard-files.ts';

test('the bundler makes just the files that are served', async () => {
  const files = await bundleDashboard();
  expect([...files.keys()].sort()).toEqual(Object.keys(dashboardFiles).sort());
  for (const bytes of files.values()) expect(bytes.byteLength).toBeGreaterThan(100);
});

test('nothing in them comes from elsewhere, or writes markup', async () => {
  const files = await bundleDashboard();
  const text = (name: string) => Buffer.from(files.get(name) ?? []).toString();
  expect(text('app.css')).not.toMatch(/url\(|@import/);
  expect(text('app.js')).not.toMatch(/\beval\(|new Function|document\.write|insertAdjacentHTML/);
});
