import { answerTo, execute, isWrite, type Unit, unitsOf } from './call-units.ts';
import type { Reserve } from './database/reserve.ts';
import type { Sql } from './database/sql.ts';
import { storageProblem } from './database/storage-problem.ts';
import type { Answer, Call, CommitCounters } from './protocol.ts';

/**
 * Group commit: what has arrived together is written by one transaction, and answered when it is committed. A wrong
 * call is undone alone, by its savepoint. When the storage fails, the whole transaction is undone, and each call gets
 * a transaction of its own, for a small one may still find room.
 */
export class CallRunner {
  readonly #sql: Sql;
  readonly #reserve: Reserve | undefined;
  #counters: CommitCounters = { commits: 0, calls: 0, largest: 0 };
  #problem: string | undefined;

  constructor(sql: Sql, reserve?: Reserve) {
    this.#sql = sql;
    this.#reserve = reserve;
  }

  get counters(): CommitCounters {
    return this.#counters;
  }

  /** What keeps the store from taking everything. */
  get problem(): string | undefined {
    if (this.#reserve?.held === false) return this.#problem ?? 'The disk is almost full.';
    return this.#problem;
  }

  run(calls: readonly Call[]): readonly Answer[] {
    const written = this.#commit(calls.filter(isWrite));
    const read = calls.filter((call) => !isWrite(call)).map((call) => this.#read(call));
    return [...written, ...read];
  }

  #commit(calls: readonly Call[]): readonly Answer[] {
    const refused = calls.filter((call) => this.#isRefused(call));
    if (refused.length > 0)
      return [
        ...refused.map(({ id }): Answer => ({ id, kind: 'unavailable', message: this.problem ?? '' })),
        ...this.#commit(calls.filter((call) => !refused.includes(call))),
      ];
    const [first, ...others] = calls;
    if (first === undefined) return [];
    try {
      return this.#transaction(calls);
    } catch (error) {
      if (others.length > 0) return calls.flatMap((call) => this.#commit([call]));
      if (this.#makeRoom(error)) return this.#commit([first]);
      return [answerTo(first, error)];
    }
  }

  #transaction(calls: readonly Call[]): readonly Answer[] {
    try {
      this.#sql.exec('BEGIN IMMEDIATE');
      const answers = unitsOf(calls).flatMap((unit) => this.#write(unit));
      this.#sql.exec('COMMIT');
      const { commits, calls: before, largest } = this.#counters;
      this.#counters = {
        commits: commits + 1,
        calls: before + calls.length,
        largest: Math.max(largest, calls.length),
      };
      if (this.#reserve?.held !== false) this.#problem = undefined;
      return answers;
    } catch (error) {
      // After some failures SQLite has undone the transaction by itself.
      if (this.#sql.inTransaction) this.#sql.exec('ROLLBACK');
      this.#problem = storageProblem(error)?.message ?? this.#problem;
      throw error;
    }
  }

  #write(unit: Unit): readonly Answer[] {
    this.#sql.exec('SAVEPOINT one');
    try {
      const answers = execute(this.#sql, unit);
      this.#sql.exec('RELEASE one');
      return answers;
    } catch (error) {
      if (storageProblem(error) !== undefined) throw error;
      this.#sql.exec('ROLLBACK TO one; RELEASE one');
      const [first, ...others] = unit.calls;
      if (first !== undefined && others.length === 0) return [answerTo(first, error)];
      return unit.calls.flatMap((call) => this.#write({ name: unit.name, calls: [call] }));
    }
  }

  #read(call: Call): Answer {
    try {
      return (
        execute(this.#sql, { name: call.name, calls: [call] })[0] ?? answerTo(call, new Error('No answer.'))
      );
    } catch (error) {
      return answerTo(call, error);
    }
  }

  /** On a full disk room is kept for what is stored already. */
  #isRefused({ name }: Call): boolean {
    if (name !== 'accept' && name !== 'probe') return false;
    this.#reserve?.restore();
    return this.#reserve?.held === false;
  }

  #makeRoom(error: unknown): boolean {
    const code = storageProblem(error)?.code;
    if ((code !== 'SQLITE_FULL' && code !== 'SQLITE_IOERR') || this.#reserve?.release() !== true)
      return false;
    try {
      // The log starts again at its beginning instead of growing.
      this.#sql.once('PRAGMA wal_checkpoint(RESTART)');
    } catch {
      // What does not fit into the file stays in the log.
    }
    return true;
  }
}
