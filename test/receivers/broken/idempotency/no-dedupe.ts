import type { Defect } from '../defect.ts';

/** Does what each delivery says. */
export const noDedupe: Defect = () => ({ applyOnce: (_ledger, _key, effect) => effect() });
