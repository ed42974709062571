import { randomUUID } from 'node:crypto';

const STEP_MS = 250;
const EPOCH_MS = Date.UTC(2026, 0, 1);
const WIDEST = 2 ** 31 - 1;

/**
 * pg-boss hands out the highest priority first and knows no order by due time, so the due time becomes the priority:
 * the earlier, the higher, in steps of a quarter of a second (an integer then lasts until 2043).
 */
export function priorityOf(dueMs: number): number {
  const steps = Math.floor((dueMs - EPOCH_MS) / STEP_MS);
  return -Math.max(-WIDEST, Math.min(WIDEST, steps));
}

/**
 * How an id begins that sorts by due time, as UUIDs of version 7 do: the order among jobs of one priority that were
 * made together.
 */
export function jobIdPrefix(dueMs: number): string {
  const time = Math.max(0, Math.trunc(dueMs)).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}

export function jobIdFor(dueMs: number): string {
  const prefix = jobIdPrefix(dueMs);
  return prefix + randomUUID().slice(prefix.length);
}

/** The same in SQL, for rows whose number is not known before. */
export const jobIdSql = (prefixPlace: string): string =>
  `overlay(gen_random_uuid()::text placing ${prefixPlace}::text from 1)::uuid`;
