import { isIP } from 'node:net';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { Access, makeToken } from '../../server/plugins/access-token.ts';
import { isLoopback } from '../../transport/addresses/address-ranges.ts';
import { parseIpAddress } from '../../transport/addresses/ip-address.ts';
import type { CliContext } from '../context.ts';
import { readSecretFile } from '../files.ts';
import type { ServeOptions } from '../options/serve-options.ts';

/** Who may use the APIs. */
export interface ChosenAccess {
  readonly access?: Access;
  /** The one right key of the public API; without it any is right. */
  readonly apiKey?: string;
  /** A token that was made for this start, to be shown once. */
  readonly madeToken?: string;
}

const leastTokenLength = 22;

/**
 * The token of the control API and the key of the public API. Beyond loopback there is always a token: the one that was
 * given, or one that is made where a person sees it. Without a key of its own the public API takes it there as the key.
 *
 * @throws PLEXTERA_BAD_OPTION for an address that is none, a token that could be guessed, or where none would be seen.
 */
export function chooseAccess(
  options: ServeOptions,
  { env, random, clock, terminal }: CliContext,
): ChosenAccess {
  const isLocal = isLoopbackHost(options.host);
  const givenToken = secretFrom(options.tokenFile, env.PLEXTERA_TOKEN);
  const givenKey = secretFrom(options.apiKeyFile, env.PLEXTERA_API_KEY);
  if (givenToken !== undefined) refuseWeakToken(givenToken);
  if (givenToken === undefined && isLocal) return givenKey === undefined ? {} : { apiKey: givenKey };
  if (givenToken === undefined && !terminal.interactive)
    throw new PlexteraError('PLEXTERA_BAD_OPTION', {
      problem: `--host ${options.host} lets other machines in, and there is no access token.`,
      hint: 'Give one with --token-file FILE or PLEXTERA_TOKEN, or stay at 127.0.0.1; one is made where a person sees it.',
    });
  const token = givenToken ?? makeToken(random);
  const apiKey = givenKey ?? (isLocal ? undefined : token);
  return {
    access: new Access(token, { clock, random }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(givenToken === undefined ? { madeToken: token } : {}),
  };
}

/** What a file holds, else what a variable says; an empty variable says nothing. */
export function secretFrom(file: string | undefined, variable: string | undefined): string | undefined {
  return file === undefined ? variable || undefined : readSecretFile(file);
}

function refuseWeakToken(token: string): void {
  if (token.length >= leastTokenLength && /^[\x21-\x7e]+$/.test(token)) return;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: `The access token needs at least ${leastTokenLength} characters, none of them white space or beyond ASCII.`,
    hint: 'Make one with: openssl rand -hex 20',
  });
}

/** Whether nobody but this machine reaches an address; throws `PLEXTERA_BAD_OPTION` for a name. */
function isLoopbackHost(host: string): boolean {
  if (host === 'localhost') return true;
  const address = isIP(host) === 0 ? undefined : parseIpAddress(host);
  if (address) return isLoopback(address);
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: `--host takes an address, and "${printableText(host, 60)}" is none.`,
    hint: 'Give 127.0.0.1, ::1, localhost, or 0.0.0.0 for every network of this machine.',
  });
}
