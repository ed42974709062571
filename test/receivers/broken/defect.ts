import type { Parts } from './reference-receiver.ts';

/** One mistake: what it replaces of the correct receiver. Made anew for each start, with what it remembers. */
export type Defect = () => Partial<Parts>;
