import { migrate, schemaVersion, versionOf } from './schema.ts';
import { Sql } from './sql.ts';
import { storageProblem } from './storage-problem.ts';

/** Why a file cannot be opened, for a person; nothing in it was changed. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
  readonly hint: string;

  constructor(problem: string, hint: string) {
    super(problem);
    this.hint = hint;
  }
}

const elsewhere = 'Choose another directory; the files there were left as they are.';

/**
 * Opens a database of ours, or makes one; without a file it lives in memory.
 *
 * A commit is in the file before it is answered, so the death of the process loses nothing. It is not yet forced to
 * the disk: a power cut can take the commits since the last checkpoint, some megabytes of them, and leaves the file
 * whole. The connection holds the file's lock until it is closed or its process is gone, so a lock is never stale.
 */
export function openDatabase(file: string | undefined): Sql {
  const sql = new Sql(file ?? ':memory:');
  try {
    sql.once('PRAGMA locking_mode = EXCLUSIVE');
    const version = versionOf(sql);
    if (version === undefined)
      throw new DatabaseRefused('deliveries.db belongs to another program.', elsewhere);
    if (version > schemaVersion)
      throw new DatabaseRefused(
        `deliveries.db has version ${version}, and this version of the package knows ${schemaVersion}.`,
        'Use the newer version of the package that wrote it, or choose another directory.',
      );
    sql.once('PRAGMA journal_mode = WAL');
    sql.once('PRAGMA synchronous = NORMAL');
    sql.once('PRAGMA journal_size_limit = 16777216');
    // 8 MB, twice SQLite's own: half the waits for the disk. All of it must fit into the reserve.
    sql.once('PRAGMA wal_autocheckpoint = 2000');
    if (version > 0) refuseDamage(sql);
    migrate(sql, version);
    return sql;
  } catch (error) {
    sql.close();
    throw refusal(error);
  }
}

function refuseDamage(sql: Sql): void {
  const [found] = sql.once<{ quick_check: string }>('PRAGMA quick_check(1)');
  if (found?.quick_check !== 'ok')
    throw new DatabaseRefused(`deliveries.db is damaged (${found?.quick_check}).`, elsewhere);
}

function refusal(error: unknown): unknown {
  const problem = storageProblem(error);
  if (problem === undefined) return error;
  if (problem.code === 'SQLITE_BUSY')
    return new DatabaseRefused(
      'another process works on it.',
      'Stop that process, or give each its own directory; to share the work use PostgreSQL.',
    );
  if (problem.code === 'SQLITE_NOTADB' || problem.code === 'SQLITE_CORRUPT')
    return new DatabaseRefused(`deliveries.db is damaged, or no database (${problem.message})`, elsewhere);
  return new DatabaseRefused(problem.message, 'Check that its disk has room, and that it may be written.');
}
