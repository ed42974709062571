import type { RowId } from './rows.ts';

/** Rows that no test here can hold, and what holds them. */
export const heldOtherwise: Partial<Readonly<Record<RowId, string>>> = {
  A27: 'No report in HTML is made yet.',
};
