import type { QueryResultRow } from 'pg';

/** Statements that are all stored or none. */
export interface Transaction {
  /** When it began, by the database's clock. */
  readonly nowMs: number;
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** As `query`, and says how many rows were written or returned. */
  run(text: string, values?: readonly unknown[]): Promise<Ran<QueryResultRow>>;
}

export interface Ran<Row> {
  readonly rows: readonly Row[];
  readonly count: number;
}
