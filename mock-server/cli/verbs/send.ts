import type { Command } from 'commander';
import { deliveryRules } from '../../contract/catalog.ts';
import { PlexteraError } from '../../contract/errors.ts';
import type { DeliveryAttempt } from '../../delivery/delivery-attempt.ts';
import { jsonLine } from '../../delivery/json-line.ts';
import { printableText } from '../../delivery/printable-text.ts';
import { attemptView } from '../../dispatch/attempt-view.ts';
import { deliver } from '../../dispatch/deliver.ts';
import { type PreparedEvent, prepareEvent } from '../../dispatch/prepared-event.ts';
import { shownUrl } from '../../dispatch/shown-url.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { parseExtraHeaders } from '../options/extra-headers.ts';
import { addPayloadOptions, makeEvent, type PayloadOptions } from '../options/payload-options.ts';
import {
  addSecretOptions,
  chooseSecret,
  describeSecret,
  type SecretOptions,
} from '../options/secret-source.ts';
import { addConfigOption } from '../options/serve-options.ts';
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
import { settleOptions } from '../settings/settle-options.ts';

interface SendOptions extends PayloadOptions, SecretOptions, TargetOptions {
  readonly to?: string;
  readonly retries: number;
  readonly deadline: number;
  readonly json?: true;
}

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command
    .argument('<event-type>', 'which event; `events` lists them')
    .option('--to <url>', 'the receiver (else PLEXTERA_TO)')
    .option('--retries <n>', 'try again up to n times, on the contract’s schedule', wholeNumber(0, 100), 0)
    .option(
      '--deadline <ms>',
      'how long one attempt may take',
      wholeNumber(1, 600_000),
      deliveryRules.deadlineMs,
    )
    .option('--json', 'print one JSON line per attempt');
  addConfigOption(addSecretOptions(addTargetOptions(addPayloadOptions(command))));
  command.action(async (type: string) => {
    await settleOptions(command, context);
    end(await send(type, command.opts<SendOptions>(), context));
  });
}

async function send(type: string, options: SendOptions, context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const prepared = prepareEvent(makeEvent(type, options));
  const url = parseTarget(requireTarget(options));
  const extraHeaders = parseExtraHeaders(options.header);
  const secret = await chooseSecret(options, context, !isElsewhere(url, options));
  const transport = openTransport(options, context);
  await confirmTarget(url, options, `one ${prepared.eventType}`, context);
  terminal.progress(terminal.paint('dim', `to ${shownUrl(url)}, signed with ${describeSecret(secret)}`));
  const stop = new AbortController();
  let interrupted = false;
  void context.stopRequested.then(() => {
    interrupted = true;
    stop.abort();
    void transport.close();
  });
  const attempts = await deliver(
    prepared,
    { url, secrets: secret.secret, extraHeaders },
    { clock: context.clock, random: context.random, transport },
    {
      rules: {
        ...deliveryRules,
        deadlineMs: options.deadline,
        retry: { ...deliveryRules.retry, maxAttempts: options.retries + 1 },
      },
      signal: stop.signal,
      onStart: (number) => printStart(terminal, prepared.eventType, prepared.eventId, number),
      onAttempt: (attempt) => {
        printAttempt(terminal, prepared.eventId, attempt);
        if (options.json) terminal.result(jsonLine({ eventId: prepared.eventId, ...attemptView(attempt) }));
      },
    },
  );
  await transport.close();
  if (!options.json) terminal.result(summary(prepared, attempts));
  const last = attempts.at(-1);
  return interrupted && last?.outcome.kind !== 'delivered' ? exitCodes.interrupted : exitCodeOf(last);
}

function requireTarget({ to }: SendOptions): string {
  if (to !== undefined) return to;
  throw new PlexteraError('PLEXTERA_BAD_OPTION', {
    problem: 'There is no receiver to send to.',
    hint: 'Name it with --to URL, PLEXTERA_TO or a configuration file.',
  });
}

function summary({ eventType, eventId }: PreparedEvent, attempts: readonly DeliveryAttempt[]): string {
  const last = attempts.at(-1);
  const tries = attempts.length === 1 ? 'one attempt' : `${attempts.length} attempts`;
  const how = last?.exchange.response?.status ?? last?.outcome.code ?? 'nothing';
  const end = last?.outcome.kind === 'delivered' ? 'delivered' : 'not delivered';
  return `${printableText(eventType)} ${printableText(eventId)} ${end}: ${how} after ${tries}`;
}

function exitCodeOf(last: DeliveryAttempt | undefined): ExitCode {
  if (last?.outcome.kind === 'delivered') return exitCodes.done;
  if (last?.outcome.kind === 'blocked' || last?.outcome.code === 'invalid_request') return exitCodes.usage;
  return last?.exchange.response ? exitCodes.findings : exitCodes.couldNotRun;
}
