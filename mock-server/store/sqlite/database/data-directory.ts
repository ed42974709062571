import { chmodSync, closeSync, constants, lstatSync, openSync, readdirSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlexteraError } from '../../../contract/errors.ts';
import { makeFolder } from '../../../runtime/make-folder.ts';

const databaseName = 'deliveries.db';
const companions = ['-wal', '-shm', '-journal', '-reserve'];

/**
 * Makes a directory ready for the store and returns the path of the database file in it: the directory is for its
 * owner alone when it is new, empty or holds nothing but the store, the files always are.
 *
 * @throws PLEXTERA_DATA_DIR for a symbolic link in either place, or a directory that everybody may write to.
 */
export function prepareDataDirectory(dataDir: string): string {
  // Without a slash at its end, which would follow a link.
  const directory = resolve(dataDir);
  try {
    const found = statOf(directory);
    if (found === undefined) makeFolder(directory, 0o700);
    else securePlace(directory, found);
    return secureFiles(directory);
  } catch (error) {
    throw error instanceof PlexteraError ? error : refused(directory, plainReason(error));
  }
}

/** The error for a directory that cannot be used. */
export function refused(
  directory: string,
  problem: string,
  hint = 'Give a directory that you own and may write to.',
): PlexteraError {
  return new PlexteraError('PLEXTERA_DATA_DIR', { directory, problem, hint });
}

function securePlace(directory: string, found: Stats): void {
  if (found.isSymbolicLink())
    throw refused(directory, 'it is a symbolic link.', 'Give the place it points to.');
  if (!found.isDirectory()) throw refused(directory, 'it is no directory.');
  const ours = readdirSync(directory).every((name) => name.startsWith(databaseName));
  if (ours) tighten(directory, 0o700);
  if (((statOf(directory)?.mode ?? 0) & 0o002) !== 0) throw refused(directory, 'everybody may write to it.');
}

/** The database file is never opened here: closing it would drop the lock that a store in this process holds. */
function secureFiles(directory: string): string {
  const file = join(directory, databaseName);
  for (const path of [file, ...companions.map((end) => file + end)]) {
    const found = statOf(path);
    if (found === undefined) continue;
    if (found.isSymbolicLink()) throw refused(directory, `${path} is a symbolic link.`, 'Remove the link.');
    if (!found.isFile()) throw refused(directory, `${path} is no file.`);
    tighten(path, 0o600);
  }
  const size = statOf(file)?.size;
  // SQLite would take such a log for stale, and delete it.
  if (!size && (statOf(`${file}-wal`)?.size ?? 0) > 0)
    throw refused(
      directory,
      `${databaseName} is missing or empty, but its log ${databaseName}-wal is not.`,
      'Put the database file back beside its log, or choose another directory.',
    );
  if (size === undefined)
    closeSync(openSync(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600));
  return file;
}

/** Where the place is another user's, such as a volume shared with our group, its modes are that user's decision. */
function tighten(path: string, mode: number): void {
  if (((statOf(path)?.mode ?? 0) & 0o077) === 0) return;
  try {
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

function statOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function plainReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'access is denied.',
    EPERM: 'it belongs to somebody else.',
    EROFS: 'its file system is read-only.',
    ENOSPC: 'its disk is full.',
    ENOTDIR: 'a part of its path is no directory.',
  };
  return reasons[code ?? ''] ?? message;
}
