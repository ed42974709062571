import type { Command } from 'commander';
import { deliveryRules } from '../../contract/catalog.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { isLoopback } from '../../transport/addresses/address-ranges.ts';
import { matchesHost } from '../../transport/addresses/host-pattern.ts';
import { parseIpAddress } from '../../transport/addresses/ip-address.ts';
import { createRawTransport } from '../../transport/raw-transport.ts';
import { refuseProduction, refuseUrl, type TargetPolicy } from '../../transport/target-policy.ts';
import type { Transport } from '../../transport/transport.ts';
import type { HttpTransportOptions } from '../../transport/transport-options.ts';
import type { CliContext } from '../context.ts';
import { readFile } from '../files.ts';
import { collect } from './whole-number.ts';

export interface TargetOptions {
  readonly header: readonly string[];
  readonly allowHost: readonly string[];
  readonly ca?: string;
  readonly yes?: true;
  readonly iKnowThisIsProduction?: true;
}

/** The options of every verb that sends to a receiver. */
export function addTargetOptions(command: Command): Command {
  return command
    .option('--header <name: value>', 'send a header more, such as a gateway’s key (repeatable)', collect, [])
    .option(
      '--allow-host <host>',
      'allow a host that is not this machine, e.g. *.staging.example.com (repeatable)',
      collect,
      [],
    )
    .option('--ca <file>', 'trust the certificates in this PEM file too')
    .option('--yes', 'do not ask before the first event to another machine')
    .option('--i-know-this-is-production', 'allow an allowed host whose name reads like production');
}

/** Checks a target URL; throws `PLEXTERA_BAD_TARGET`. */
export function parseTarget(text: string): URL {
  const refusal = refuseUrl(text);
  if (!refusal) return new URL(text);
  throw new PlexteraError('PLEXTERA_BAD_TARGET', {
    target: printableText(text.replace(/\/\/[^/?#]*@/, '//[redacted]@').replace(/[?#].*/s, '')),
    problem: refusal.reason === 'invalid_url' ? 'It is not an absolute URL.' : refusal.message,
    hint: refusal.hint ?? 'Write it like http://127.0.0.1:3000/webhooks.',
  });
}

/**
 * A transport that may reach this machine and the hosts that were allowed; throws `PLEXTERA_FILE` for a file without
 * certificates. By default the one that loads fastest, which suits a verb that sends one event and ends.
 */
export function openTransport(
  options: TargetOptions,
  { clock, lookup }: CliContext,
  create: (options: HttpTransportOptions) => Transport = createRawTransport,
): Transport {
  const { ca: file } = options;
  const ca = file === undefined ? undefined : readFile(file);
  try {
    return create({
      clock,
      policy: targetPolicy(options),
      responseBodyCapBytes: deliveryRules.responseBodyCapBytes,
      ...(ca ? { ca } : {}),
      ...(lookup ? { lookup } : {}),
    });
  } catch (error) {
    if (file === undefined) throw error;
    throw new PlexteraError('PLEXTERA_FILE', { file, problem: 'it holds no PEM certificate.' });
  }
}

/** Which hosts may be sent to, as the options say. */
export function targetPolicy({ allowHost, iKnowThisIsProduction }: TargetOptions): TargetPolicy {
  return { allowHosts: allowHost, allowProduction: iKnowThisIsProduction };
}

/** True when a target can be another machine: its host was allowed, so its address will not be held to loopback. */
export function isElsewhere({ hostname }: URL, { allowHost }: TargetOptions): boolean {
  const address = parseIpAddress(hostname);
  if (address && isLoopback(address)) return false;
  return allowHost.some((pattern) => matchesHost(hostname, pattern));
}

/**
 * Asks before the first event to another machine; throws `PLEXTERA_BAD_OPTION` where nobody agreed, and
 * `PLEXTERA_BAD_TARGET` for one that reads like production where that was not said at start.
 */
export async function confirmTarget(
  url: URL,
  options: TargetOptions,
  what: string,
  context: CliContext,
): Promise<void> {
  if (!isElsewhere(url, options)) return;
  const production = refuseProduction(url.hostname, targetPolicy(options));
  if (production) {
    const { message: problem, hint = '' } = production;
    throw new PlexteraError('PLEXTERA_BAD_TARGET', { target: url.origin, problem, hint });
  }
  if (options.yes) return;
  if (await context.confirm(`Send ${what} to ${url.origin}, which is not this machine?`)) return;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: `Nobody agreed to send to ${url.origin}, so nothing was sent.`,
    hint: 'Answer y at the question, or give --yes where nobody can be asked (CI).',
  });
}
