import { redactAnswer } from '../../delivery/redact-answer.ts';
import type { Exchanged, Probe, Reply } from '../receiver.ts';
import type { CaseResult, RunResult } from '../verdict.ts';

/** What no report may show. */
export interface Hidden {
  /** Texts of eight characters and more that are taken out wherever they stand, as a secret that a receiver repeats. */
  readonly texts: readonly string[];
  /** Names of headers whose values are nobody's business, as those that a gateway wants. */
  readonly headers: readonly string[];
}

const leastLength = 8;
const redacted = '[redacted]';

/** A run as it may be shown: a receiver may repeat what it was sent, and say what it knows. */
export function redactRun(run: RunResult, hidden: Hidden): RunResult {
  const { clean } = redactor(hidden);
  const { stopped, hints } = run;
  return {
    ...run,
    receiver: clean(run.receiver),
    results: run.results.map((result) => redactResult(result, hidden)),
    ...(hints ? { hints: hints.map(clean) } : {}),
    ...(stopped ? { stopped: { ...stopped, message: clean(stopped.message) } } : {}),
  };
}

/** The same for one case. */
export function redactResult(result: CaseResult, hidden: Hidden): CaseResult {
  const { clean, exchange } = redactor(hidden);
  return { ...result, reason: clean(result.reason), exchanges: result.exchanges.map(exchange) };
}

function redactor({ texts, headers }: Hidden) {
  const secrets = texts.filter((text) => text.length >= leastLength);
  const names = new Set(headers.map((name) => name.toLowerCase()));
  const clean = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
  const probe = (given: Probe): Probe => ({
    ...given,
    headers: given.headers.map(
      ([name, value]) => [name, names.has(name.toLowerCase()) ? redacted : clean(value)] as const,
    ),
    body: redactAnswer({ headers: [], body: given.body }, secrets).body,
  });
  const reply = (given: Reply): Reply =>
    given.kind === 'answer' ? redactAnswer(given, secrets) : { ...given, message: clean(given.message) };
  const exchange = (given: Exchanged): Exchanged => ({
    ...given,
    expected: clean(given.expected),
    probe: probe(given.probe),
    reply: reply(given.reply),
  });
  return { clean, exchange };
}
