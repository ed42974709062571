/** Matchers for Vitest, and for any `expect.extend` like it: `expect.extend(receiverMatchers)`. */
export { type ReceiverMatchers, receiverMatchers } from './testing/matchers/receiver-matchers.ts';
