/**
 * A sequence number is taken before its transaction is committed, so a reader could see 6 before 5 and go on from 6. So
 * whoever writes changes shares this lock until the commit, and whoever reads takes it alone for a moment: every number
 * seen is then final.
 */
const lockKey = (schema: string): string => `hashtextextended('${schema}.changes', 0)`;

/** A common table expression to select from (or cross join) in the statement that inserts changes. */
export const noting = (schema: string): string =>
  `noting as materialized (select pg_advisory_xact_lock_shared(${lockKey(schema)}))`;

/** A statement that returns when no change with a number given out before is still uncommitted. */
export const settledChanges = (schema: string): string => `select pg_advisory_xact_lock(${lockKey(schema)})`;
