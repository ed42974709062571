import { defineConfig } from 'vitest/config';

/** How long a page is busy is looked at, so nothing else runs beside it. */
const alone = ['test/browser/dashboard/many-rows.test.ts'];

// A browser is nothing that every machine has, so these tests stand apart from `npm test`. Without one they fail.
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    setupFiles: ['test/patience.ts'],
    pool: 'forks',
    // No test leaves anything behind in its process, and to load all of the mock again takes seconds for each file.
    isolate: false,
    retry: 0,
    testTimeout: 180_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'two browsers',
          include: ['test/browser/**/*.test.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'one browser', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
