import type { Command } from 'commander';
import { duration } from './duration.ts';
import { addSecretOptions, type SecretOptions } from './secret-source.ts';
import { addTargetOptions, type TargetOptions } from './target.ts';
import { collect, wholeNumber } from './whole-number.ts';

/** What `serve` can be told; also every name that a configuration file may hold. */
export interface ServeOptions extends SecretOptions, TargetOptions {
  readonly config?: string;
  readonly port: number;
  readonly host: string;
  readonly allowedHost: readonly string[];
  readonly tokenFile?: string;
  readonly apiKeyFile?: string;
  readonly to?: string;
  readonly dataDir?: string;
  readonly concurrency: number;
  readonly maxRate: number;
  readonly keepEvents: number;
  /** In milliseconds. */
  readonly keepFor?: number;
  readonly traceContext?: true;
}

export function addServeOptions(command: Command): Command {
  command
    .option('--port <port>', 'where the APIs listen; 0 takes any free port', wholeNumber(0, 65_535), 4848)
    .option('--host <address>', 'the address to listen at; beyond loopback a token is needed', '127.0.0.1')
    .option(
      '--allowed-host <name>',
      'a name more that callers may use for this server, with its port if that is another (repeatable)',
      collect,
      [],
    )
    .option('--token-file <file>', 'the access token of the control API (else PLEXTERA_TOKEN)')
    .option('--api-key-file <file>', 'the one right key of the public API (else PLEXTERA_API_KEY, else any)')
    .option('--to <url>', 'a receiver that gets every event, besides the subscriptions')
    .option('--data-dir <dir>', 'keep everything in this directory (else DATABASE_URL, else memory)')
    .option('--concurrency <n>', 'how many attempts are on the wire at once', wholeNumber(1, 1_000), 128)
    .option(
      '--max-rate <n>',
      'how many deliveries a second one host gets that is not this machine',
      wholeNumber(1, 10_000),
      10,
    )
    .option(
      '--keep-events <n>',
      'how many finished events are kept; what is owed always is',
      wholeNumber(0, 100_000_000),
      10_000,
    )
    .option('--keep-for <duration>', 'how long a finished event is kept, such as 12h or 7d', duration)
    .option('--trace-context', 'send the W3C trace context of its event with every attempt');
  return addConfigOption(addSecretOptions(addTargetOptions(command)));
}

/** The option of every verb that can be told by a file. */
export function addConfigOption(command: Command): Command {
  return command.option(
    '--config <file>',
    'read options from this file (else PLEXTERA_CONFIG, else plextera-webhooks.yaml or .json here)',
  );
}
