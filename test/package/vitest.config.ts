import { defineConfig } from 'vitest/config';

// The published package needs a build and a registry, so its tests stand apart from `npm test`.
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/package/**/*.test.ts'],
    setupFiles: ['test/patience.ts'],
    pool: 'forks',
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
