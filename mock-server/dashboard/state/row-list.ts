import type { DeliveryRow } from './delivery-row.ts';

/** The rows that are shown, newest first, and those that came while the list was not to move. */
export interface RowList {
  readonly rows: readonly DeliveryRow[];
  readonly held: readonly DeliveryRow[];
}

export const emptyList: RowList = { rows: [], held: [] };
/** As many events are kept by default. */
export const mostRows = 10_000;

/** Rows as they stand now: known ones change in their place, and new ones go on top, or are held back. */
export function applyRows(list: RowList, changed: readonly DeliveryRow[], hold: boolean): RowList {
  if (changed.length === 0) return list;
  const latest = new Map(changed.map((row) => [row.key, row]));
  const update = (row: DeliveryRow): DeliveryRow => {
    const change = latest.get(row.key);
    latest.delete(row.key);
    return change ?? row;
  };
  const rows = list.rows.map(update);
  const held = list.held.map(update);
  const added = [...latest.values()].toReversed();
  return hold
    ? { rows, held: [...added, ...held].slice(0, mostRows) }
    : showAll({ rows, held: [...added, ...held] });
}

/** Older rows below those that are there; what is known already stays as it is. */
export function addOlder(list: RowList, older: readonly DeliveryRow[]): RowList {
  const known = new Set([...list.held, ...list.rows].map(({ key }) => key));
  return { ...list, rows: [...list.rows, ...older.filter(({ key }) => !known.has(key))].slice(0, mostRows) };
}

/** Puts what was held back on top. */
export function showAll({ rows, held }: RowList): RowList {
  return { rows: [...held, ...rows].slice(0, mostRows), held: [] };
}
