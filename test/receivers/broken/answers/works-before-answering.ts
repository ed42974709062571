import { setTimeout } from 'node:timers/promises';
import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** How long its work takes, in milliseconds. */
export const workMs = 80;

/** Does all the work while the sender waits. */
export const worksBeforeAnswering: Defect = () => ({
  async applyOnce(ledger, key, effect) {
    await reference.applyOnce(ledger, key, effect);
    await setTimeout(workMs);
  },
});
