import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import { Emitter } from '../../dispatch/emitter.ts';
import { shownUrl } from '../../dispatch/shown-url.ts';
import { buildServer } from '../../server/build-server.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { parseExtraHeaders } from '../options/extra-headers.ts';
import {
  addSecretOptions,
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
}

const host = '127.0.0.1';

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command
    .option(
      '--port <port>',
      'where the control API listens, on loopback; 0 takes any free port',
      wholeNumber(0, 65_535),
      4848,
    )
    .option('--to <url>', 'the receiver that events go to');
  addSecretOptions(addTargetOptions(command));
  command.action(async (options: ServeOptions) => end(await serve(options, context)));
}

async function serve(options: ServeOptions, context: CliContext): Promise<ExitCode> {
  const { terminal, clock } = context;
  const started = clock.monotonicMs();
  const target = options.to === undefined ? undefined : await openTarget(options.to, options, context);
  const server = buildServer(target ? { emitter: target.emitter } : {});
  try {
    await server.listen({ host, port: options.port });
  } catch (error) {
    await target?.emitter.drain();
    throw portError(error as NodeJS.ErrnoException, host, options.port);
  }
  const { port } = server.server.address() as AddressInfo;
  const took = Math.round(clock.monotonicMs() - started);
  terminal.progress(`plextera-webhooks ${packageVersion}  ready in ${took} ms`);
  terminal.progress(`  API      http://${host}:${port}/api/v1/events`);
  terminal.progress(`  Target   ${target ? shownUrl(target.url) : 'none (--to URL)'}`);
  if (target) terminal.progress(`  Secret   ${describeSecret(target.secret)}`);
  terminal.progress('  Storage  memory, lost at exit; ^C to quit');
  await context.stopRequested;
  await server.close();
  await target?.emitter.drain();
  return exitCodes.done;
}

async function openTarget(to: string, options: ServeOptions, context: CliContext) {
  const { terminal, clock, random } = context;
  const url = parseTarget(to);
  const extraHeaders = parseExtraHeaders(options.header);
  const secret = await chooseSecret(options, context, !isElsewhere(url, options));
  const transport = openTransport(options, context);
  await confirmTarget(url, options, 'the events that are asked for', context);
  const emitter = new Emitter({
    clock,
    random,
    transport,
    destination: { url, secrets: secret.secret, extraHeaders },
    onAttempt: ({ eventType, eventId }, attempt) => {
      printStart(terminal, eventType, eventId, attempt.number);
      printAttempt(terminal, eventId, attempt);
    },
  });
  return { url, secret, emitter };
}
