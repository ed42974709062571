import type { Defect } from '../defect.ts';

/** A middleware sends everybody away who is not known. */
export const redirectsToLogin: Defect = () => ({
  refusal: () => ({ status: 302, headers: { location: '/login' }, text: 'log in first' }),
});
