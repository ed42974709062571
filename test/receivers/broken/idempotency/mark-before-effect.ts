import type { Defect } from '../defect.ts';

/** Where the effect fails, the retry is taken for a duplicate. */
export const markBeforeEffect: Defect = () => ({
  applyOnce(ledger, key, effect) {
    if (ledger.has(key)) return;
    ledger.add(key);
    effect();
  },
});
