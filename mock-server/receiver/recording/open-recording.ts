import { linkSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlexteraError } from '../../contract/errors.ts';
import { jsonLine } from '../../delivery/json-line.ts';
import { makeFolder } from '../../runtime/make-folder.ts';
import type { ArrivedRequest } from '../http-receiver.ts';
import { type RecordedHead, recordingEndings } from './recorded-head.ts';
import { shownRequest } from './shown-request.ts';

/** A folder that takes every request that arrives. */
export interface Recording {
  /** Keeps one request as two files; throws `PLEXTERA_RECORD_DIR` where that fails, and then there is none of it. */
  add(request: ArrivedRequest): void;
}

/**
 * Makes the folder, for its owner alone; throws `PLEXTERA_RECORD_DIR` where it cannot be made or holds anything.
 *
 * @param hidden texts that no file may hold, such as the signing secret.
 */
export function openRecording(directory: string, hidden: readonly string[]): Recording {
  attempt(directory, () => {
    makeFolder(directory, 0o700);
    if (readdirSync(directory).length > 0) throw Object.assign(new Error(), { code: 'ENOTEMPTY' });
  });
  let count = 0;
  let latest = '';
  return {
    add(request) {
      const { method, path, receivedAt } = request;
      const { headers, body, bodyRedacted } = shownRequest(request, hidden);
      const head: RecordedHead = {
        receivedAt: receivedAt.toISOString(),
        ...{ method, path, headers },
        ...(bodyRedacted ? { bodyRedacted } : {}),
      };
      // A clock that is set back must not bring a later request before an earlier one.
      const stamp = head.receivedAt.replaceAll(/[-:.]/g, '');
      if (stamp > latest) latest = stamp;
      const name = join(directory, `${latest}-${String(++count).padStart(6, '0')}`);
      attempt(directory, () => {
        // The body comes last: where it is, all of the request is.
        writeOnce(`${name}${recordingEndings.head}`, `${jsonLine(head)}\n`);
        try {
          writeOnce(`${name}${recordingEndings.body}`, body);
        } catch (error) {
          rmSync(`${name}${recordingEndings.head}`, { force: true });
          throw error;
        }
      });
    },
  };
}

/** The whole file under its name, or nothing; a file that has the name already stays. */
function writeOnce(file: string, content: string | Buffer): void {
  const temporary = `${file}.tmp`;
  try {
    writeFileSync(temporary, content, { flag: 'wx', mode: 0o600 });
    // Renaming would replace a file of that name, linking refuses to.
    linkSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function attempt(directory: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const problems: Readonly<Record<string, string>> = {
      ENOTEMPTY: 'it is not empty.',
      EEXIST: 'something else writes into it, or it is a file.',
      ENOTDIR: 'a part of its path is no folder.',
      EACCES: 'it may not be written.',
      EPERM: 'it may not be written, or its file system has no hard links.',
      EROFS: 'it may not be written.',
      ENOSPC: 'the disk is full.',
      ENOENT: 'it cannot be made, or is gone.',
    };
    throw new PlexteraError('PLEXTERA_RECORD_DIR', { directory, problem: problems[code] ?? `${code}.` });
  }
}
