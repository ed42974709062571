import { dirname, resolve } from 'node:path';
import { Command, InvalidArgumentError, type Option } from 'commander';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { CliContext } from '../context.ts';
import { addServeOptions } from '../options/serve-options.ts';
import { checkEntries } from './check-entries.ts';
import { settingFromFile, settingFromText } from './setting.ts';
import { readSettingsFile, type SettingsFile } from './settings-file.ts';

/** Where the values of a verb's options came from. */
export interface Settled {
  /** The file that was read, if there was one. */
  readonly file?: string;
  /** `--port`, `PLEXTERA_PORT`, `plextera-webhooks.yaml:3` or `default`. */
  origin(name: string): string;
}

/** Ways to say the same: what is said nearer outweighs another way of saying it further away. */
const sameThing: Readonly<Record<string, { readonly variable: string; readonly rival?: string }>> = {
  secretFile: { variable: 'PLEXTERA_SIGNING_SECRET', rival: 'secretStdin' },
  secretStdin: { variable: 'PLEXTERA_SIGNING_SECRET', rival: 'secretFile' },
  apiKeyFile: { variable: 'PLEXTERA_API_KEY' },
  tokenFile: { variable: 'PLEXTERA_TOKEN' },
};

/**
 * Gives the options that no flag has set the value of their `PLEXTERA_` variable, or else of the file. The parser of
 * flags could read variables too, but takes them from the process itself and `=false` for true. Of other verbs than
 * `serve` only the options that they share with it, without those in `except`, mean the same.
 *
 * @throws PLEXTERA_BAD_OPTION for a variable, PLEXTERA_CONFIG and PLEXTERA_FILE for a file.
 */
export async function settleOptions(
  command: Command,
  { env }: Pick<CliContext, 'env'>,
  except: readonly string[] = [],
): Promise<Settled> {
  const known = addServeOptions(new Command()).options;
  if (env.PLEXTERA_CONFIG && !isSaid(command, 'config'))
    command.setOptionValueWithSource('config', env.PLEXTERA_CONFIG, 'env');
  const file = await readSettingsFile(command.getOptionValue('config'));
  if (file) checkEntries(file, known);
  const settable = new Set(known.map((option) => option.attributeName()));
  for (const name of ['config', ...except]) settable.delete(name);
  const options = command.options.filter((option) => settable.has(option.attributeName()));
  for (const option of options) settleFromVariable(command, option, env);
  if (file) for (const option of options) settleFromFile(command, option, env, file);
  return {
    ...(file ? { file: file.file } : {}),
    origin: (name) => originOf(command, name, file),
  };
}

/** `allowHost` is `PLEXTERA_ALLOW_HOST`. */
export function variableOf(name: string): string {
  return `PLEXTERA_${name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`;
}

function settleFromVariable(command: Command, option: Option, env: CliContext['env']): void {
  const name = option.attributeName();
  const text = env[variableOf(name)];
  if (text === undefined || text === '' || isSaid(command, name)) return;
  if (isSaid(command, sameThing[name]?.rival)) return;
  try {
    command.setOptionValueWithSource(name, settingFromText(option, text), 'env');
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: `${variableOf(name)} cannot be "${printableText(text, 60)}". ${error.message}`,
      hint: `It means what ${option.flags} means.`,
    });
  }
}

function settleFromFile(
  command: Command,
  option: Option,
  env: CliContext['env'],
  { file, entries }: SettingsFile,
): void {
  const name = option.attributeName();
  const entry = entries.get(name);
  if (!entry || isSaid(command, name)) return;
  const { rival, variable } = sameThing[name] ?? {};
  if (isSaid(command, rival) || (variable !== undefined && env[variable])) return;
  const value = settingFromFile(option, entry.value);
  // A path in a file is meant from where the file is.
  const isPath = /<(?:file|dir)>$/.test(option.flags);
  const meant = isPath ? resolve(dirname(file), String(value)) : value;
  command.setOptionValueWithSource(name, meant, 'config');
}

/** Whether a flag or a variable has set an option. */
function isSaid(command: Command, name: string | undefined): boolean {
  return name !== undefined && ['cli', 'env'].includes(command.getOptionValueSource(name) ?? '');
}

function originOf(command: Command, name: string, file: SettingsFile | undefined): string {
  const source = command.getOptionValueSource(name);
  if (source === 'cli')
    return command.options.find((option) => option.attributeName() === name)?.long ?? name;
  if (source === 'env') return variableOf(name);
  if (source === 'config') return `${file?.file}:${file?.entries.get(name)?.line}`;
  return 'default';
}
