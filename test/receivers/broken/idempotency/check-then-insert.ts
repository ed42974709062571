import { setTimeout } from 'node:timers/promises';
import type { Defect } from '../defect.ts';

/** While one delivery asks the database, the others ask as well, and all hear that nobody has been here. */
export const checkThenInsert: Defect = () => ({
  async applyOnce(ledger, key, effect) {
    const isKnown = ledger.has(key);
    await setTimeout(10);
    if (isKnown) return;
    effect();
    ledger.add(key);
  },
});
