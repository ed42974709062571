import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// `forks`, because tests open sockets and start processes; no retries, because a flaky test is a bug.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/package/**', 'test/store/postgres/**', 'test/browser/**'],
    globalSetup: ['test/left-out.ts'],
    setupFiles: ['test/patience.ts'],
    pool: 'forks',
    // On two cores Vitest would take one; most files wait for sockets, processes and disks.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    retry: 0,
    // Also on a machine that is several times slower, or busy with other things.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['mock-server/**', 'scripts/**'],
      reporter: ['text-summary', 'html'],
    },
  },
});
