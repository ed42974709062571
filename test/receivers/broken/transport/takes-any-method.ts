import type { Defect } from '../defect.ts';

/** A handler for a path, whatever the method. */
export const takesAnyMethod: Defect = () => ({ takesMethod: () => true });
