import Database from 'libsql';

/** A failure of the disk or the file, not of the call: the same call can succeed later. */
interface StorageProblem {
  /** SQLite's primary result code. */
  readonly code: string;
  readonly message: string;
}

const meanings: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'The disk is full.',
  SQLITE_IOERR: 'The disk refuses to read or write.',
  SQLITE_READONLY: 'The file may only be read.',
  SQLITE_CANTOPEN: 'The file cannot be opened.',
  SQLITE_BUSY: 'Another process holds the file.',
  SQLITE_LOCKED: 'Another connection holds the file.',
  SQLITE_CORRUPT: 'The file is damaged.',
  SQLITE_NOTADB: 'The file is no database.',
  SQLITE_NOMEM: 'There is not enough memory.',
  SQLITE_PERM: 'Access to the file is denied.',
};

/** What is wrong with the storage; undefined when the error is about something else. */
export function storageProblem(error: unknown): StorageProblem | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined;
  const { code: extended, message } = error;
  const code = Object.keys(meanings).find((known) => extended === known || extended.startsWith(`${known}_`));
  return code === undefined ? undefined : { code, message: `${meanings[code]} (${extended}: ${message})` };
}
