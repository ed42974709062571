import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { Clock } from '../../../runtime/clock.ts';
import { StoreUnavailable } from '../../delivery-store.ts';
import { ClockOffset } from './clock-offset.ts';
import { connectionSecrets } from './connection-secrets.ts';
import { DatabaseFailure, databaseFailure } from './database-failure.ts';
import { openPool } from './open-pool.ts';
import type { Ran, Transaction } from './transaction.ts';

export interface DatabaseOptions {
  readonly connectionString: string;
  /** By which a person finds our connections among the server's. */
  readonly owner: string;
  readonly clock: Clock;
  /** A transaction that says nothing for so long, as of a machine that lost its power, is undone by the server. */
  readonly abandonedAfterMs: number;
}

export interface TransactionOptions {
  /**
   * False: the server need not wait for its disk. For what is done again when the server crashes and forgets it; the
   * death of this process forgets nothing.
   */
  readonly waitsForDisk?: boolean;
}

const STATEMENT_WITHIN_MS = 30_000;
// After which we no longer wait for a server that says nothing at all.
const ANSWER_WITHIN_MS = 35_000;
const TRIES = 3;
const noWait = 'set local synchronous_commit = off';
const tellTime = 'select floor(extract(epoch from now()) * 1000)::float8 as now_ms';

/** A pool of connections that never crashes the process; failures are {@link DatabaseFailure}s. */
export class Database {
  /** Between our clock and the database's, by which all emitters agree. */
  readonly offset = new ClockOffset();
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #secrets: readonly string[];
  readonly #begin: string;
  #closing: Promise<void> | undefined;

  private constructor(pool: Pool, options: DatabaseOptions, secrets: readonly string[]) {
    this.#pool = pool;
    this.#clock = options.clock;
    this.#secrets = secrets;
    // Compiling a statement takes longer than running any of ours. These are settings of one transaction, not of the
    // session: so it also works behind a proxy that shares connections.
    this.#begin = `begin; set local jit = off; set local statement_timeout = ${STATEMENT_WITHIN_MS};
      set local idle_in_transaction_session_timeout = ${options.abandonedAfterMs}`;
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    const secrets = connectionSecrets(options.connectionString);
    const pool = await openPool({ ...options, queryTimeoutMs: ANSWER_WITHIN_MS });
    return new Database(pool, options, secrets);
  }

  /** Runs `work` in a transaction; again when the server asked for it, so `work` must not change anything else. */
  async transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    { waitsForDisk = true }: TransactionOptions = {},
  ): Promise<T> {
    const begin = waitsForDisk ? this.#begin : `${this.#begin}; ${noWait}`;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#attempt(work, begin);
      } catch (error) {
        if (!(error instanceof DatabaseFailure && error.worthRetrying && tries < TRIES)) throw error;
      }
    }
  }

  /** One statement, or several without values, as the server runs them outside of a transaction. */
  async query<Row extends QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]> {
    const client = await this.#connect();
    let broken = true;
    try {
      const { rows } = await this.#run<Row>(client, text, values);
      broken = false;
      return rows;
    } finally {
      client.release(broken);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.end();
    return this.#closing;
  }

  async #attempt<T>(work: (tx: Transaction) => Promise<T>, begin: string): Promise<T> {
    const client = await this.#connect();
    // After a failure nobody knows what a connection has still to say, so it is not used again.
    let broken = true;
    let failure: unknown;
    try {
      const nowMs = await this.#beginOn(client, begin);
      const run = async <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => {
        try {
          return await this.#run<Row>(client, text, values);
        } catch (error) {
          failure ??= error;
          throw error;
        }
      };
      const query = async <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) =>
        (await run<Row>(text, values)).rows;
      const result = await work({ nowMs, query, run });
      // Committing a failed transaction undoes it without an error, and not every caller of `query` tells us.
      if (failure) throw failure;
      await this.#run(client, 'commit');
      broken = false;
      return result;
    } catch (error) {
      // What came after the first failure only says that the transaction has failed.
      const reason = failure ?? error;
      if (!(reason instanceof StoreUnavailable)) {
        await this.#run(client, 'rollback');
        broken = false;
      }
      throw reason;
    } finally {
      client.release(broken);
    }
  }

  async #beginOn(client: PoolClient, begin: string): Promise<number> {
    const beforeMs = this.#clock.now();
    const { rows } = await this.#run<{ now_ms: number }>(client, `${begin}; ${tellTime}`);
    const nowMs = rows[0]?.now_ms ?? beforeMs;
    this.offset.observe(beforeMs, nowMs, this.#clock.now());
    return nowMs;
  }

  async #connect(): Promise<PoolClient> {
    if (this.#closing) throw new StoreUnavailable('PostgreSQL: the store is closed.');
    return this.#pool.connect().catch((error: unknown) => {
      throw databaseFailure(error, this.#secrets);
    });
  }

  async #run<Row extends QueryResultRow>(
    client: PoolClient,
    text: string,
    values?: readonly unknown[],
  ): Promise<Ran<Row>> {
    try {
      const result = await client.query<Row>(text, values ? [...values] : undefined);
      // Several statements at once answer with several results, which the driver's types do not say.
      const results: readonly (typeof result)[] = Array.isArray(result) ? result : [result];
      const last = results.at(-1);
      return { rows: last?.rows ?? [], count: last?.rowCount ?? 0 };
    } catch (error) {
      throw databaseFailure(error, this.#secrets);
    }
  }
}
