import { defineConfig } from 'vitest/config';

// What `npm test` leaves out: needs a PostgreSQL, named by DATABASE_URL.
export default defineConfig({
  test: {
    root: new URL('../../..', import.meta.url).pathname,
    include: ['test/store/postgres/**/*.test.ts'],
    setupFiles: ['test/patience.ts'],
    pool: 'forks',
    // One file at a time: they share a server, and some wait for leases to run out.
    fileParallelism: false,
    retry: 0,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
