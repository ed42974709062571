import { setTimeout } from 'node:timers/promises';
import type { Defect } from '../defect.ts';
import { reference } from '../reference-receiver.ts';

/** Has twelve connections to its database, and an exception for the thirteenth event at once. */
export const smallPool: Defect = () => {
  let inUse = 0;
  return {
    async applyOnce(ledger, key, effect) {
      if (inUse >= 12) throw new Error('The pool is exhausted.');
      inUse += 1;
      try {
        await setTimeout(15);
        await reference.applyOnce(ledger, key, effect);
      } finally {
        inUse -= 1;
      }
    },
  };
};
