import type { Exchanged, Receiver } from '../conformance/receiver.ts';
import { redactResult } from '../conformance/reports/redact-run.ts';
import { manyLines, oneLine } from '../conformance/reports/text/printable.ts';
import { adviceOf } from '../conformance/reports/view/advice.ts';
import { curlOf } from '../conformance/reports/view/curl-of.ts';
import { answerInWords, decidingExchange } from '../conformance/reports/view/exchange-view.ts';
import { snippetOf } from '../conformance/reports/view/ranked-findings.ts';
import type { CaseResult } from '../conformance/verdict.ts';
import type { ReceiverCaseOptions } from './case-options.ts';
import { urlOf } from './with-receiver.ts';

/** A receiver did not pass: the message says what was expected, what came, why it matters and how to mend it. */
export class ReceiverCaseError extends Error {
  override readonly name = 'ReceiverCaseError';
  readonly results: readonly CaseResult[];

  constructor(message: string, results: readonly CaseResult[]) {
    super(message);
    this.results = results;
  }
}

/** Whether a result fails a test, where one case was chosen: then what should be done is meant too. */
export function fails({ verdict, case: { severity } }: CaseResult, strict = false): boolean {
  if (verdict === 'inconclusive') return strict;
  return verdict === 'fail' && (strict || severity !== 'may');
}

/** Whether a result fails a whole run, as on the command line: a receiver need not check what it does not use. */
export function failsRun(result: CaseResult, strict = false): boolean {
  return fails(result, strict) && (strict || result.case.severity === 'must');
}

/** A failed case in full, over several lines. */
export function describeFailure(
  result: CaseResult,
  receiver: Receiver,
  seed: number,
  { framework, secret }: Pick<ReceiverCaseOptions, 'framework' | 'secret'>,
): string {
  const {
    case: receiverCase,
    variant,
    reason,
    exchanges,
  } = redactResult(result, {
    texts: [secret],
    headers: [],
  });
  const advice = adviceOf(result);
  const exchange = decidingExchange(exchanges);
  const snippet = snippetOf(result, framework === undefined ? {} : { framework });
  const url = urlOf(receiver) ?? new URL('http://127.0.0.1:3000/webhooks');
  const curl =
    exchange && Object.keys(exchange.probe.wire).length === 0 ? curlOf(exchange, { url }) : undefined;
  return [
    `${receiverCase.id} ${oneLine(receiverCase.title)} (${receiverCase.severity}), on ${receiver.name}`,
    ...(variant === undefined ? [] : [`variant: ${oneLine(variant)}`]),
    oneLine(reason),
    ...(exchange === undefined ? [] : [`answer:  ${answerOf(exchange)}`]),
    `why:     ${oneLine(advice.why)}`,
    `fix:     ${oneLine(advice.fix)}`,
    ...(snippet === undefined ? [] : manyLines(snippet).map((line) => `         ${line}`)),
    ...(curl === undefined || curl.length > 4_000 ? [] : [`curl:    ${oneLine(curl, 4_000)}`]),
    `seed:    ${seed}`,
  ].join('\n');
}

function answerOf({ reply }: Exchanged): string {
  const text = reply.kind === 'answer' ? Buffer.from(reply.body).toString('utf8') : '';
  return `${oneLine(answerInWords(reply))}${text === '' ? '' : `, ${oneLine(text, 200)}`}`;
}
