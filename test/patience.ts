import { vi } from 'vitest';

// Vitest waits a second for what is to come, which a machine that is busy with other tests does not always keep. What
// never comes fails later, and no test is slower for it.
const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: 10_000, ...options });
