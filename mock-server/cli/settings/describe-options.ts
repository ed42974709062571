import { Command } from 'commander';
import { shownUrl } from '../../dispatch/shown-url.ts';
import { SigningSecret } from '../../signature/signing-secret.ts';
import type { CliContext } from '../context.ts';
import { chooseSecret, describeSecret } from '../options/secret-source.ts';
import { addServeOptions, type ServeOptions } from '../options/serve-options.ts';
import { secretFrom } from '../serve/choose-access.ts';
import { databaseUrlFrom } from '../serve/storage.ts';
import type { Settled } from './settle-options.ts';

/** One line of `config --show`. */
export interface DescribedOption {
  readonly name: string;
  /** Null where it is not set. Secrets are masked. */
  readonly value: string | number | boolean | readonly string[] | null;
  readonly from: string;
}

/** Every option of `serve` and every secret, with the value it would have and where that came from. */
export async function describeOptions(
  options: ServeOptions,
  settled: Settled,
  context: CliContext,
): Promise<readonly DescribedOption[]> {
  const values = options as unknown as Readonly<Record<string, DescribedOption['value'] | undefined>>;
  const described = addServeOptions(new Command()).options.map((option) => {
    const name = option.attributeName();
    const unset = option.isBoolean() ? false : null;
    const value = name === 'config' ? settled.file : values[name];
    return { name, value: value === undefined ? unset : shownValue(name, value), from: settled.origin(name) };
  });
  return [...described, ...(await describeSecrets(options, settled, context))];
}

function shownValue(name: string, value: DescribedOption['value']): DescribedOption['value'] {
  if (name === 'to') return shownTarget(String(value));
  if (name !== 'header' || !Array.isArray(value)) return value;
  // A header more is often a gateway's key.
  return value.map((line: string) => `${line.split(':', 1)[0]}: [redacted]`);
}

function shownTarget(to: string): string {
  if (!URL.canParse(to)) return '(no URL)';
  const url = new URL(to);
  if (url.username !== '' || url.password !== '') Object.assign(url, { username: 'redacted', password: '' });
  return shownUrl(url);
}

async function describeSecrets(
  options: ServeOptions,
  settled: Settled,
  context: CliContext,
): Promise<readonly DescribedOption[]> {
  const { env } = context;
  const from = (file: 'secretFile' | 'apiKeyFile' | 'tokenFile', variable: string) => {
    if (options[file] !== undefined) return settled.origin(file);
    return env[variable] ? variable : 'default';
  };
  const mask = (text: string | undefined) => (text === undefined ? null : new SigningSecret(text).toString());
  const databaseUrl = databaseUrlFrom(options, context);
  return [
    {
      name: 'signingSecret',
      value: options.secretStdin
        ? '(from standard input, when it starts)'
        : describeSecret(await chooseSecret(options, context, true)),
      from: options.secretStdin
        ? settled.origin('secretStdin')
        : from('secretFile', 'PLEXTERA_SIGNING_SECRET'),
    },
    {
      name: 'token',
      value: mask(secretFrom(options.tokenFile, env.PLEXTERA_TOKEN)),
      from: from('tokenFile', 'PLEXTERA_TOKEN'),
    },
    {
      name: 'apiKey',
      value: mask(secretFrom(options.apiKeyFile, env.PLEXTERA_API_KEY)),
      from: from('apiKeyFile', 'PLEXTERA_API_KEY'),
    },
    {
      name: 'databaseUrl',
      value: databaseUrl === undefined ? null : shownTarget(databaseUrl),
      from: databaseUrl === undefined ? 'default' : 'DATABASE_URL',
    },
  ];
}
