import type { Sql } from '../database/sql.ts';

/** How much is owed. */
export interface Owed {
  readonly waiting: number;
  readonly inFlight: number;
}

export function countOwed(sql: Sql): Owed {
  const [row] = sql.all<Owed>(
    `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
       count(*) FILTER (WHERE state = 'in_flight') AS inFlight FROM owed`,
  );
  return row ?? { waiting: 0, inFlight: 0 };
}

export function nextDueAtMs(sql: Sql): number | undefined {
  return sql.all<{ dueAtMs: number }>(
    `SELECT due_at_ms AS dueAtMs FROM deliveries INDEXED BY deliveries_due
     WHERE state = 'waiting' AND held = 0 ORDER BY due_at_ms LIMIT 1`,
  )[0]?.dueAtMs;
}

/** Numbers one life of the store, by which attempts of earlier ones are known. */
export function beginSession(sql: Sql): number {
  sql.run('DELETE FROM sessions');
  sql.run('INSERT INTO sessions DEFAULT VALUES');
  return sql.all<{ id: number }>('SELECT id FROM sessions')[0]?.id ?? 0;
}

/** Writes something, to see whether the disk takes it again. */
export function probe(sql: Sql): void {
  sql.run('UPDATE sessions SET probe = probe + 1');
}
