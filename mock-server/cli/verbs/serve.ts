import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import type { Command } from 'commander';
import { PlexteraError } from '../../contract/errors.ts';
import { Mock } from '../../dispatch/mock.ts';
import { shownUrl } from '../../dispatch/shown-url.ts';
import { hexId } from '../../runtime/ids.ts';
import { buildServer } from '../../server/build-server.ts';
import { StoreUnavailable } from '../../store/delivery-store.ts';
import { openStore } from '../../store/open-store.ts';
import { createHttpTransport } from '../../transport/http-transport.ts';
import { withRawSending } from '../../transport/raw-transport.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { readFile } from '../files.ts';
import { parseExtraHeaders } from '../options/extra-headers.ts';
import {
  addSecretOptions,
  type ChosenSecret,
  chooseSecret,
  describeSecret,
  type SecretOptions,
} from '../options/secret-source.ts';
import {
  addTargetOptions,
  confirmTarget,
  isElsewhere,
  openTransport,
  parseTarget,
  type TargetOptions,
} from '../options/target.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { printAttempt, printStart } from '../output/print-attempt.ts';
import { portError } from '../start-listening.ts';
import { packageVersion } from '../version.ts';

interface ServeOptions extends SecretOptions, TargetOptions {
  readonly port: number;
  readonly to?: string;
  readonly dataDir?: string;
  readonly apiKeyFile?: string;
}

const host = '127.0.0.1';
/** How often a store that other emitters share is asked for what they left due. */
const sharedPollMs = 200;

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command
    .option(
      '--port <port>',
      'where the APIs listen, on loopback; 0 takes any free port',
      wholeNumber(0, 65_535),
      4848,
    )
    .option('--to <url>', 'a receiver that gets every event, besides the subscriptions')
    .option('--data-dir <dir>', 'keep everything in this directory (else DATABASE_URL, else memory)')
    .option('--api-key-file <file>', 'the one right key of the public API (else PLEXTERA_API_KEY, else any)');
  addSecretOptions(addTargetOptions(command));
  command.action(async (options: ServeOptions) => end(await serve(options, context)));
}

interface ChosenTarget {
  readonly url: URL;
  readonly secret: ChosenSecret;
}

async function serve(options: ServeOptions, context: CliContext): Promise<ExitCode> {
  const { terminal, clock, random } = context;
  const started = clock.monotonicMs();
  const target = options.to === undefined ? undefined : await chooseTarget(options.to, options, context);
  const apiKey = apiKeyFrom(options, context);
  const mock = await openMock(options, context);
  const extraHeaders = parseExtraHeaders(options.header);
  if (target) await mock.setTarget({ url: target.url, secret: target.secret.text, extraHeaders });
  const policy = { allowHosts: options.allowHost };
  const server = buildServer({ mock, policy, apiKey, clock, random });
  try {
    await server.listen({ host, port: options.port });
  } catch (error) {
    await mock.drain();
    throw portError(error as NodeJS.ErrnoException, host, options.port);
  }
  await mock.start();
  const { port } = server.server.address() as AddressInfo;
  const took = Math.round(clock.monotonicMs() - started);
  terminal.progress(`plextera-webhooks ${packageVersion}  ready in ${took} ms`);
  terminal.progress(`  API      http://${host}:${port}/api/v1/events`);
  terminal.progress(`  Public   http://${host}:${port}/api/public/v1  (described at /api/openapi.json)`);
  terminal.progress(`  Target   ${target ? shownUrl(target.url) : 'none (--to URL, or a subscription)'}`);
  if (target) terminal.progress(`  Secret   ${describeSecret(target.secret)}`);
  terminal.progress(`  Storage  ${describeStorage(options, context)}; ^C to quit`);
  await context.stopRequested;
  await server.close();
  await mock.drain();
  return exitCodes.done;
}

async function openMock(options: ServeOptions, context: CliContext): Promise<Mock> {
  const { terminal, clock, random } = context;
  const databaseUrl = databaseUrlFrom(options, context);
  const owner = `${hostname()}-${hexId(8, random)}`;
  // Connections that are kept for speed, and for faults a second way of sending, which writes what no client would.
  const transport = openTransport(options, context, (made) =>
    withRawSending(createHttpTransport(made), made),
  );
  const store = await openStore({ databaseUrl, dataDir: options.dataDir, clock, owner }).catch(storeError);
  return new Mock({
    store,
    transport,
    clock,
    random,
    owner,
    ...(databaseUrl === undefined ? {} : { sharedStore: { pollMs: sharedPollMs } }),
    onAttempt: ({ eventType, eventId, attemptNumber }, made, retryInMs) => {
      printStart(terminal, eventType, eventId, attemptNumber);
      printAttempt(terminal, eventId, { ...made, ...(retryInMs === undefined ? {} : { retryInMs }) });
    },
  });
}

function storeError(error: unknown): never {
  if (!(error instanceof StoreUnavailable)) throw error;
  throw new PlexteraError('PLEXTERA_STORE', { problem: error.message });
}

/** A directory that was asked for outweighs the environment. */
function databaseUrlFrom({ dataDir }: ServeOptions, { env }: CliContext): string | undefined {
  return dataDir === undefined ? env.DATABASE_URL || undefined : undefined;
}

function describeStorage(options: ServeOptions, context: CliContext): string {
  if (options.dataDir !== undefined) return options.dataDir;
  return databaseUrlFrom(options, context) === undefined
    ? 'memory, lost at exit (--data-dir keeps it)'
    : 'PostgreSQL, shared with every emitter on it';
}

function apiKeyFrom({ apiKeyFile }: ServeOptions, { env }: CliContext): string | undefined {
  if (apiKeyFile === undefined) return env.PLEXTERA_API_KEY || undefined;
  return readFile(apiKeyFile).toString('utf8').trim();
}

async function chooseTarget(to: string, options: ServeOptions, context: CliContext): Promise<ChosenTarget> {
  const url = parseTarget(to);
  const secret = await chooseSecret(options, context, !isElsewhere(url, options));
  await confirmTarget(url, options, 'the events that are asked for', context);
  return { url, secret };
}
