import type { Defect } from '../defect.ts';

/** Remembers the last event, in a variable. */
export const memoryOfOne: Defect = () => {
  let last = '';
  return {
    applyOnce(_ledger, key, effect) {
      if (key === last) return;
      effect();
      last = key;
    },
  };
};
