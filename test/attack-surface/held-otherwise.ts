import type { RowId } from './rows.ts';

/** Rows that no test here can hold, and what holds them: none at present. */
export const heldOtherwise: Partial<Readonly<Record<RowId, string>>> = {};
