import { defineConfig } from 'vitest/config';

// A browser is nothing that every machine has, so these tests stand apart from `npm test`. Without one they fail.
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/browser/**/*.test.ts'],
    pool: 'forks',
    // One browser at a time: how long a page is busy is looked at.
    fileParallelism: false,
    retry: 0,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
