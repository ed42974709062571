import { defineConfig } from 'vitest/config';
import everything from '../vitest.config.ts';

// What Stryker runs for each mutant: the tests of the mutated folder, without the slow second opinions.
export default defineConfig({
  test: {
    ...everything.test,
    include: ['test/signature/**/*.test.ts'],
    exclude: ['test/signature/stripe-*.test.ts'],
  },
});
