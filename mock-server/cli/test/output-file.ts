import { appendFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PlexteraError } from '../../contract/errors.ts';
import { makeFolder } from '../../runtime/make-folder.ts';

/** A file that was found to be writable before there is anything to write. */
export interface OutputFile {
  /** All of it or nothing: whoever reads the file meanwhile sees the old one. */
  write(text: string): void;
}

/**
 * Makes sure that a file can be written, and its folder if there is none; throws `PLEXTERA_FILE` where it cannot.
 *
 * @param appends for a file that others write to as well.
 */
export function openOutputFile(file: string, appends = false): OutputFile {
  const temporary = `${file}.${process.pid}.tmp`;
  attempt(file, () => {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats && !stats.isFile())
      throw Object.assign(new Error(), { code: stats.isDirectory() ? 'EISDIR' : 'EINVAL' });
    makeFolder(dirname(file));
    writeFileSync(temporary, '', { flag: 'wx' });
    rmSync(temporary);
  });
  return {
    write: (text) =>
      attempt(file, () => {
        if (appends) return appendFileSync(file, text);
        try {
          writeFileSync(temporary, text, { flag: 'wx' });
          renameSync(temporary, file);
        } finally {
          rmSync(temporary, { force: true });
        }
      }),
  };
}

function attempt(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const problems: Readonly<Record<string, string>> = {
      EISDIR: 'it is a folder.',
      EINVAL: 'it is no regular file.',
      EACCES: 'it may not be written.',
      EROFS: 'it may not be written.',
      ENOTDIR: 'a part of its path is no folder.',
      EEXIST: 'a part of its path is no folder, or another run is writing it.',
      ENOENT: 'its folder cannot be made.',
      ENOSPC: 'the disk is full.',
    };
    throw new PlexteraError('PLEXTERA_FILE', { file, problem: problems[code] ?? `${code}.` });
  }
}
