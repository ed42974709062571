import type { Command } from 'commander';
import { jsonLine } from '../../delivery/json-line.ts';
import { createHttpReceiver } from '../../receiver/http-receiver.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import {
  addSecretOptions,
  chooseSecret,
  describeSecret,
  type SecretOptions,
} from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { printIgnored, printRequest, requestView } from '../output/print-request.ts';
import { settleOptions } from '../settings/settle-options.ts';
import { startListening, stopListening } from '../start-listening.ts';

interface ListenOptions extends SecretOptions {
  readonly port: number;
  readonly status?: number;
  readonly delay?: number;
  readonly count?: number;
  readonly json?: true;
}

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command
    .option(
      '--port <port>',
      'where to listen, on loopback; 0 takes any free port',
      wholeNumber(0, 65_535),
      3000,
    )
    .option('--status <code>', 'answer this status to everything', wholeNumber(200, 599))
    .option('--delay <ms>', 'wait before answering', wholeNumber(1, 600_000))
    .option('--count <n>', 'end after n requests', wholeNumber(1, 1_000_000))
    .option('--json', 'print one JSON line per request');
  addConfigOption(addSecretOptions(command)).action(async () => {
    // Its port is another one than that of `serve`, which is what a file or a variable means.
    await settleOptions(command, context, ['port']);
    end(await listen(command.opts<ListenOptions>(), context));
  });
}

async function listen(options: ListenOptions, context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const secret = await chooseSecret(options, context, true);
  let seen = 0;
  let enough: () => void = () => {};
  const counted = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const note = (view: object, print: () => void) => {
    if (options.json) terminal.result(jsonLine(view));
    else print();
    if (++seen === options.count) enough();
  };
  const server = createHttpReceiver({
    secrets: secret.secret,
    ...(options.status === undefined ? {} : { status: options.status }),
    ...(options.delay === undefined ? {} : { delayMs: options.delay }),
    onRequest: (request) => note(requestView(request), () => printRequest(terminal, request, secret.text)),
    onIgnored: (ignored) => note({ kind: 'ignored', ...ignored }, () => printIgnored(terminal, ignored)),
  });
  const port = await startListening(server, '127.0.0.1', options.port);
  terminal.progress(
    `ready: listening on http://127.0.0.1:${port}/ (every path), verifying with ${describeSecret(secret)}; ^C to quit`,
  );
  await Promise.race([context.stopRequested, counted]);
  await stopListening(server);
  return exitCodes.done;
}
