import type { Command } from 'commander';
import { baselineEventType, casesOf, receiverCases } from '../../conformance/cases/catalogue.ts';
import type { ReceiverCase } from '../../conformance/cases/receiver-case.ts';
import type { Receiver } from '../../conformance/receiver.ts';
import { openHttpReceiver } from '../../conformance/receivers/http/open-http-receiver.ts';
import { redactResult, redactRun } from '../../conformance/reports/redact-run.ts';
import { runReceiverCases } from '../../conformance/run/run-receiver-cases.ts';
import type { RunResult } from '../../conformance/verdict.ts';
import { PlexteraError } from '../../contract/errors.ts';
import { jsonLine } from '../../delivery/json-line.ts';
import { unreachableCauses } from '../../delivery/unreachable-causes.ts';
import { shownUrl } from '../../dispatch/shown-url.ts';
import type { CliContext } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { readFile } from '../files.ts';
import { parseExtraHeaders } from '../options/extra-headers.ts';
import { chooseSecret, describeSecret } from '../options/secret-source.ts';
import { confirmTarget, isElsewhere, parseTarget, targetPolicy } from '../options/target.ts';
import { settleOptions } from '../settings/settle-options.ts';
import { openHooks, openObserver } from '../test/observing.ts';
import { caseLine, progressPrinter } from '../test/print-case.ts';
import { refuseElsewhere } from '../test/refuse-elsewhere.ts';
import { replayTest } from '../test/replay-test.ts';
import { openReporting } from '../test/reporting.ts';
import { addTestOptions, listed, type TestOptions } from '../test/test-options.ts';
import { withFuzzing } from '../test/with-fuzzing.ts';

export function configure(command: Command, context: CliContext, end: (code: ExitCode) => void): void {
  command.argument('[url]', 'the receiver, such as http://127.0.0.1:3000/webhooks');
  addTestOptions(command).action(async (url: string | undefined) => {
    await settleOptions(command, context);
    end(await test(url, command.opts<TestOptions>(), context));
  });
}

async function test(named: string | undefined, options: TestOptions, context: CliContext): Promise<ExitCode> {
  const { terminal, clock, random } = context;
  const cases = chosenCases(options);
  if (options.list) return list(cases, options, context);
  if (options.json) throw badOption('--json is for --list.', 'The JSON of a run is --reporter json.');
  const url = parseTarget(requireTarget(named, options));
  const extraHeaders = parseExtraHeaders(options.header);
  const secret = await chooseSecret(options, context, !isElsewhere(url, options));
  const seed = options.seed ?? Math.floor(random() * 2 ** 31);
  const replay = replayTest(url, seed, options);
  const ids = receiverCases.map(({ id }) => id);
  const reporting = openReporting(options, { url, replay, ids }, context);
  const observer = openObserver(options, context);
  const hooks = openHooks(options, context);
  const receiver = openReceiver(url, extraHeaders, options, context);
  await refuseElsewhere(url, targetPolicy(options), context.lookup);
  await confirmTarget(
    url,
    options,
    `up to ${cases.length} receiver cases, most of them wrong requests,`,
    context,
  );
  const hidden = {
    texts: [secret.text, ...extraHeaders.map(([, value]) => value)],
    headers: extraHeaders.map(([name]) => name),
  };
  const count = cases.length === 1 ? 'one case' : `${cases.length} cases`;
  const where = `${count} to ${shownUrl(url)}, signed with ${describeSecret(secret)}, seed ${seed}`;
  terminal.progress(terminal.paint('dim', where));
  const printResult = progressPrinter(terminal, options.verbose ?? false);
  const common = {
    ...{ receiver, seed, clock, random, baselineEventType },
    secret: secret.text,
    allowLoad: options.load,
    slow: options.slow,
    keepExchanges: options.verbose ? 'all' : 'failures',
    stopRequested: context.stopRequested,
  } as const;
  const caseRun = await runReceiverCases({
    ...common,
    ...{ cases, observer, hooks },
    async: options.async,
    caps: capsOf(options),
    onResult: (result) => printResult(redactResult(result, hidden)),
  });
  const run = caseRun.stopped ? caseRun : await withFuzzing(caseRun, common, options, terminal);
  for (const result of run.results.slice(caseRun.results.length)) printResult(redactResult(result, hidden));
  await receiver.close();
  const meaning = reporting.report(redactRun(run, hidden));
  for (const cause of usualCauses(run, url, describeSecret(secret))) terminal.progress(`  ${cause}`);
  return exitCodeOf[meaning];
}

const exitCodeOf = {
  pass: exitCodes.done,
  fail: exitCodes.findings,
  unreachable: exitCodes.couldNotRun,
  interrupted: exitCodes.interrupted,
} as const;

function chosenCases({ only, case: ids }: TestOptions): readonly ReceiverCase[] {
  return casesOf({
    ...(only.length === 0 ? {} : { only: listed(only) }),
    ...(ids.length === 0 ? {} : { ids: listed(ids) }),
  });
}

function list(cases: readonly ReceiverCase[], { json }: TestOptions, { terminal }: CliContext): ExitCode {
  const width = Math.min(60, Math.max(...cases.map(({ id }) => id.length)));
  for (const one of cases) {
    const { id, group, severity, title, needs } = one;
    terminal.result(json ? jsonLine({ id, group, severity, title, needs }) : caseLine(one, width));
  }
  return exitCodes.done;
}

function requireTarget(named: string | undefined, { to }: TestOptions): string {
  const target = named ?? to;
  if (target !== undefined) return target;
  throw badOption('There is no receiver to test.', 'Name its URL, such as http://127.0.0.1:3000/webhooks.');
}

function openReceiver(
  url: URL,
  extraHeaders: ReturnType<typeof parseExtraHeaders>,
  options: TestOptions,
  { clock, lookup }: CliContext,
): Receiver {
  const { ca: file } = options;
  const ca = file === undefined ? undefined : readFile(file).toString('utf8');
  if (file !== undefined && !ca?.includes('-----BEGIN CERTIFICATE-----'))
    throw new PlexteraError('PLEXTERA_FILE', { file, problem: 'it holds no PEM certificate.' });
  return openHttpReceiver({
    ...{ url, clock, extraHeaders, policy: targetPolicy(options) },
    ...(ca === undefined ? {} : { ca }),
    ...(lookup ? { lookup } : {}),
  });
}

function capsOf({ maxRequests, maxSeconds }: TestOptions): Parameters<typeof runReceiverCases>[0]['caps'] {
  return {
    ...(maxRequests === undefined ? {} : { requests: maxRequests }),
    ...(maxSeconds === undefined ? {} : { durationMs: maxSeconds * 1000 }),
  };
}

/** Where somebody is there, or may not be asked: the failure says it better. */
const saidAlready: ReadonlySet<string> = new Set(['tls_error', 'blocked_target']);

/** Of a receiver that is not there, or that refuses what is right. */
function usualCauses({ stopped, results }: RunResult, url: URL, secret: string): readonly string[] {
  const replies = results.flatMap(({ exchanges }) => exchanges.map(({ reply }) => reply));
  const refused = replies.some((reply) => reply.kind === 'answer' && [401, 403].includes(reply.status));
  if (stopped?.kind === 'baseline' && refused)
    return [`Does the receiver verify with the same secret? This was signed with ${secret}.`];
  if (stopped?.kind !== 'unreachable' || saidAlready.has(stopped.code ?? '')) return [];
  return unreachableCauses(url);
}

function badOption(problem: string, hint: string): PlexteraError {
  return new PlexteraError('PLEXTERA_BAD_OPTION', { problem, hint });
}
