import type { ReceiverCase } from '../../cases/receiver-case.ts';
import type { Exchanged } from '../../receiver.ts';
import type { CaseResult, RunResult } from '../../verdict.ts';
import { standingOf } from '../exit-meaning.ts';
import type { Report, ReportOptions } from '../report-options.ts';
import { type BodyView, bodyView } from '../text/body-view.ts';
import { jsonText } from '../text/json-text.ts';
import { answerInWords, decidingExchange } from '../view/exchange-view.ts';

const bodyCapBytes = 4_096;

/** SARIF 2.1.0: a rule per case, a result per case that is not all right. The receiver's URL stands for its source file. */
export const sarifReport: Report = (run, options = {}) => {
  const cases = run.results.map((result) => result.case);
  const results = run.results.flatMap((result, at) =>
    result.verdict === 'pass' || result.verdict === 'skipped' ? [] : [resultOf(result, at, run, options)],
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'plextera-webhooks', version: run.toolVersion, rules: cases.map(ruleOf) },
        },
        invocations: [invocationOf(run)],
        results,
        properties: { seed: run.seed, runId: run.runId, contractVersion: run.contractVersion },
      },
    ],
  };
  return `${jsonText(log)}\n`;
};

function ruleOf({ id, title, severity, why, fix, group, source }: ReceiverCase) {
  const level = { must: 'error', should: 'warning', may: 'note' }[severity];
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${fix.text}\nSource: ${source}` },
    defaultConfiguration: { level },
    properties: { tags: ['webhooks', group], severity },
  };
}

function invocationOf({ startedAt, durationMs, stopped }: RunResult) {
  const endedAt = new Date(Date.parse(startedAt) + durationMs).toISOString();
  return {
    executionSuccessful: stopped === undefined,
    startTimeUtc: startedAt,
    endTimeUtc: endedAt,
    ...(stopped
      ? { toolExecutionNotifications: [{ level: 'error', message: { text: stopped.message } }] }
      : {}),
  };
}

function resultOf(result: CaseResult, ruleIndex: number, { receiver }: RunResult, options: ReportOptions) {
  const {
    case: { id },
    verdict,
    reason,
    variant,
  } = result;
  const exchange = decidingExchange(result.exchanges);
  const standing = standingOf(result, options);
  const known = standing === 'known' ? options.known?.get(id) : undefined;
  return {
    ruleId: id,
    ruleIndex,
    // A result that is no failure has no level.
    ...(verdict === 'inconclusive' && standing === 'tolerated'
      ? { kind: 'open', level: 'none' }
      : { kind: 'fail', level: standing === 'tolerated' ? 'warning' : 'error' }),
    message: { text: exchange ? `${reason}\nGot: ${answerInWords(exchange.reply)}` : reason },
    locations: [locationOf(receiver, id)],
    partialFingerprints: { 'caseId/v1': id },
    ...(options.known ? { baselineState: known ? 'unchanged' : 'new' } : {}),
    ...(known
      ? { suppressions: [{ kind: 'external', justification: known.reason ?? 'in the baseline' }] }
      : {}),
    ...(exchange ? webExchange(exchange) : {}),
    properties: { verdict, ...(variant ? { variant } : {}) },
  };
}

function locationOf(receiver: string, id: string) {
  const logicalLocations = [{ name: id, fullyQualifiedName: `${receiver}#${id}` }];
  return URL.canParse(receiver)
    ? { physicalLocation: { artifactLocation: { uri: new URL(receiver).href } }, logicalLocations }
    : { logicalLocations };
}

function webExchange({ probe, reply }: Exchanged) {
  return {
    webRequest: {
      protocol: 'HTTP',
      method: probe.method,
      headers: headersOf(probe.headers),
      body: contentOf(bodyView(probe.body, bodyCapBytes)),
    },
    webResponse:
      reply.kind === 'answer'
        ? {
            protocol: 'HTTP',
            statusCode: reply.status,
            headers: headersOf(reply.headers),
            body: contentOf(bodyView(reply.body, bodyCapBytes)),
          }
        : { noResponseReceived: true },
  };
}

function contentOf({ text, base64 }: BodyView) {
  return text === undefined ? { binary: base64 } : { text };
}

/** SARIF has one text per name: lines of the same name are joined, as HTTP allows. */
function headersOf(headers: readonly (readonly [name: string, value: string])[]) {
  const joined = new Map<string, string>();
  for (const [name, value] of headers)
    joined.set(name, joined.has(name) ? `${joined.get(name)}, ${value}` : value);
  return Object.fromEntries(joined);
}
