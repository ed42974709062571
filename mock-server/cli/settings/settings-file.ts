import { closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { PlexteraError } from '../../contract/errors.ts';
import { decodeUtf8 } from '../../contract/raw-body.ts';
import type { Entry } from './entry.ts';

/** Looked for in the working directory, in this order. */
const usualNames = ['plextera-webhooks.yaml', 'plextera-webhooks.json'];
const mostBytes = 65_536;

/** What a file says about options, by their names in camelCase. */
export interface SettingsFile {
  readonly file: string;
  readonly entries: ReadonlyMap<string, Entry>;
}

/**
 * The file that was named, else one of the usual ones where it is there; undefined without any. What reads YAML is
 * loaded only when there is one.
 *
 * @throws PLEXTERA_FILE for a file that cannot be read, PLEXTERA_CONFIG for what it says.
 */
export async function readSettingsFile(named: string | undefined): Promise<SettingsFile | undefined> {
  const file = named ?? usualNames.find((name) => existsSync(name));
  if (file === undefined) return undefined;
  const text = readCapped(file);
  const { parseSettings } = await import('./parse-settings.ts');
  return { file, entries: parseSettings(text, file) };
}

function readCapped(file: string): string {
  const fail = (problem: string) => new PlexteraError('PLEXTERA_FILE', { file, problem });
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw fail(code === 'ENOENT' ? 'there is no such file.' : `${code}.`);
  }
  try {
    const found = fstatSync(handle);
    // A device or a pipe has no end that its size would tell.
    if (!found.isFile()) throw fail('it is no file.');
    if (found.size > mostBytes) throw fail(`it has more than ${mostBytes} bytes.`);
    const text = decodeUtf8(readFileSync(handle));
    if (text === undefined) throw fail('it is not UTF-8 text.');
    return text;
  } finally {
    closeSync(handle);
  }
}
