import { InvalidArgumentError, type Option } from 'commander';
import { closestName } from '../../contract/closest-name.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { settingsError } from './entry.ts';
import { settingFromFile } from './setting.ts';
import type { SettingsFile } from './settings-file.ts';

/** Agreements that a person gives for one start; a file would give them for whoever starts in its folder. */
const agreements: ReadonlySet<string> = new Set(['yes', 'iKnowThisIsProduction']);

/** Secrets under the names they are likely to be written by, and the option that names their file instead. */
const secrets: ReadonlyMap<string, string> = new Map([
  ['secret', 'secretFile'],
  ['signingsecret', 'secretFile'],
  ['apikey', 'apiKeyFile'],
  ['token', 'tokenFile'],
  ['accesstoken', 'tokenFile'],
]);

/** Refuses a file that says what no option is, or what its option cannot be; throws `PLEXTERA_CONFIG`. */
export function checkEntries({ file, entries }: SettingsFile, options: readonly Option[]): void {
  const known = new Map(options.map((option) => [option.attributeName(), option]));
  known.delete('config');
  for (const [name, { value, line }] of entries) {
    const shown = printableText(name, 60);
    const fail = (problem: string, hint: string) => settingsError(file, line, problem, hint);
    const fileOption = secrets.get(name.toLowerCase().replaceAll(/[-_]/g, ''));
    if (fileOption !== undefined)
      throw fail(
        `"${shown}" would be a secret in plain text.`,
        `Put it into a file of its own that only you may read, and name that file: ${fileOption}.`,
      );
    if (name === 'databaseUrl') throw fail('"databaseUrl" may hold a password.', 'Set DATABASE_URL instead.');
    if (agreements.has(name))
      throw fail(
        `"${name}" is for a person to say at each start.`,
        `Leave it out, and say it when you start.`,
      );
    const option = known.get(name);
    if (!option) throw fail(`there is no option "${shown}".`, suggestion(name, [...known.keys()]));
    try {
      settingFromFile(option, value);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      throw fail(`"${name}" cannot be this. ${error.message}`, `It means what ${option.flags} means.`);
    }
  }
}

function suggestion(name: string, names: readonly string[]): string {
  const near = closestName(name, names);
  return near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${near}"?`;
}
