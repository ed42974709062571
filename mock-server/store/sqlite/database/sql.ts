import Database from 'libsql';

/** What can be bound. libsql ends the whole process when it is given a boolean, so the type leaves no room for one. */
export type SqlValue = string | number | null | Uint8Array;

type Statement = Database.Statement<unknown[]>;

/** One connection with its prepared statements, by their text. */
export class Sql {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Statement>();

  constructor(file: string) {
    this.#database = new Database(file);
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** All rows of a statement, also of one that writes. `Row` is what its columns are; blobs are `ArrayBuffer`. */
  all<Row>(text: string, ...values: readonly SqlValue[]): readonly Row[] {
    return this.#prepared(text).all(checked(values)) as readonly Row[];
  }

  /** Executes a statement that writes; returns how many rows it changed. */
  run(text: string, ...values: readonly SqlValue[]): number {
    return this.#prepared(text).run(checked(values)).changes;
  }

  /** Executes statements without parameters, which are not kept. */
  exec(text: string): void {
    this.#database.exec(text);
  }

  /** Executes a statement whose text is made for this call, so that it is not kept. */
  once<Row>(text: string, ...values: readonly SqlValue[]): readonly Row[] {
    return this.#database.prepare(text).all(checked(values)) as readonly Row[];
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepared(text: string): Statement {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

function checked(values: readonly SqlValue[]): readonly SqlValue[] {
  for (const value of values) {
    // SQLite's text functions end at a NUL, and two ids that differ after one would be the same.
    if (typeof value === 'string' && value.includes('\0'))
      throw new RangeError('A text holds a NUL character.');
    if (typeof value === 'object' || typeof value === 'string' || typeof value === 'number') continue;
    throw new TypeError(`A ${typeof value} cannot be stored.`);
  }
  return values;
}
