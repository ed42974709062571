import type { Command } from 'commander';
import { jsonLine } from '../../delivery/json-line.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { createHttpReceiver, defaultBodyLimitBytes } from '../../receiver/http-receiver.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { countIds } from '../listen/count-ids.ts';
import { openRequestKeeper } from '../listen/request-keeper.ts';
import { requestRecord } from '../listen/request-record.ts';
import {
  addSecretOptions,
  chooseSecret,
  describeSecret,
  type SecretOptions,
} from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { printIgnored, printRequest } from '../output/print-request.ts';
import { settleOptions } from '../settings/settle-options.ts';
import { startListening, stopListening } from '../start-listening.ts';

interface ListenOptions extends SecretOptions {
  readonly port: number;
  readonly status?: number;
  readonly delay?: number;
  readonly count?: number;
  readonly json?: true;
  readonly record?: string;
  readonly maxBody: number;
  readonly countIds?: true;
}

/** A line of `--json` holds a body twice, and Node no text of more than 512 MiB. */
const mostBodyBytes = 100 * 1024 * 1024;

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
    .option('--json', 'print one JSON line per request, which `check` reads')
    .option('--record <dir>', 'keep every delivery in this new or empty folder, which `check` reads')
    .option(
      '--count-ids',
      'count how often each event came, which `load` asks at /received; print only what was refused',
    )
    .option(
      '--max-body <bytes>',
      'answer 413 to a body that is longer',
      wholeNumber(1, mostBodyBytes),
      defaultBodyLimitBytes,
    );
  addConfigOption(addSecretOptions(command)).action(async () => {
    // Its port is another one than that of `serve`, which is what a file or a variable means.
    await settleOptions(command, context, ['port']);
    end(await listen(command.opts<ListenOptions>(), context));
  });
}

async function listen(options: ListenOptions, context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const secret = await chooseSecret(options, context, true);
  const keeper =
    options.record === undefined ? undefined : openRequestKeeper(options.record, secret.text, terminal);
  let seen = 0;
  let enough: () => void = () => {};
  const counted = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const step = () => {
    if (++seen === options.count) enough();
  };
  const note = (view: () => object, print: () => void) => {
    if (options.json) terminal.result(jsonLine(view()));
    else print();
    step();
  };
  const counting = options.countIds ? countIds(terminal) : undefined;
  const server = createHttpReceiver({
    secrets: secret.secret,
    bodyLimitBytes: options.maxBody,
    ...(keeper ? { keep: keeper.keep } : {}),
    ...(options.status === undefined ? {} : { status: options.status }),
    ...(options.delay === undefined ? {} : { delayMs: options.delay }),
    ...(counting ? { tell: counting.tell } : {}),
    onRequest: (request) => {
      if (counting?.took(request)) step();
      else
        note(
          () => requestRecord(request, secret.text),
          () => printRequest(terminal, request, secret.text),
        );
    },
    onIgnored: (ignored) =>
      note(
        () => ({ kind: 'ignored', ...ignored }),
        () => printIgnored(terminal, ignored),
      ),
  });
  const port = await startListening(server, '127.0.0.1', options.port);
  const recording = options.record === undefined ? '' : `, recording in ${printableText(options.record)}`;
  terminal.progress(
    `ready: listening on http://127.0.0.1:${port}/ (every path), verifying with ${describeSecret(secret)}${recording}; ^C to quit`,
  );
  counting?.announce(port);
  await Promise.race([context.stopRequested, counted]);
  await stopListening(server);
  counting?.sumUp();
  return keeper?.failed() ? exitCodes.couldNotRun : exitCodes.done;
}
