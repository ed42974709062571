import type { Severity } from '../../cases/receiver-case.ts';
import type { RunResult, Verdict } from '../../verdict.ts';
import { type ExitMeaning, exitMeaning, type Standing, standingOf } from '../exit-meaning.ts';
import { noLongerNeeded } from '../known-failures.ts';
import type { Report } from '../report-options.ts';
import { jsonText } from '../text/json-text.ts';
import { adviceOf } from '../view/advice.ts';
import { type ExchangeView, exchangeView } from '../view/exchange-view.ts';
import { rankedFindings } from '../view/ranked-findings.ts';
import { countVerdicts, type RunCounts } from '../view/run-counts.ts';

/** A run for other programs. What is here stays; a new version may add members. */
export interface JsonReport {
  readonly version: 1;
  readonly tool: { readonly name: 'plextera-webhooks'; readonly version: string };
  readonly contractVersion: string;
  readonly receiver: string;
  readonly seed: number;
  readonly runId: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly outcome: ExitMeaning;
  readonly counts: RunCounts;
  /** Why it ended early; null where it did not. */
  readonly stopped: RunResult['stopped'] | null;
  /** What is to be known before the cases are read. */
  readonly hints: readonly string[];
  readonly replay: string | null;
  /** Ids of the cases that failed or warned, what to fix first in front. */
  readonly fixFirst: readonly string[];
  /** Ids that the baseline accepts without need. */
  readonly noLongerKnown: readonly string[];
  readonly cases: readonly JsonCase[];
}

/** One case, in the order of the run. */
export interface JsonCase {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
  /** `counts` fails the run, `known` would but for the baseline. */
  readonly standing: Standing;
  readonly reason: string;
  readonly variant: string | null;
  /** What it lacked where it was skipped. */
  readonly missing: string | null;
  readonly durationMs: number;
  readonly why: string;
  readonly fix: string;
  readonly source: string;
  /** Bodies are held up to 64 KiB. */
  readonly exchanges: readonly ExchangeView[];
}

const bodyCapBytes = 65_536;

export const jsonReport: Report = (run, options = {}) => {
  const { results, stopped = null, receiver, seed, runId, startedAt, contractVersion } = run;
  const report: JsonReport = {
    version: 1,
    tool: { name: 'plextera-webhooks', version: run.toolVersion },
    contractVersion,
    receiver,
    seed,
    runId,
    startedAt,
    durationMs: Math.round(run.durationMs),
    outcome: exitMeaning(run, options),
    counts: countVerdicts(run),
    stopped,
    hints: run.hints ?? [],
    replay: options.replay ?? null,
    fixFirst: rankedFindings(run, options).map(({ case: { id } }) => id),
    noLongerKnown: noLongerNeeded(run, options.known),
    cases: results.map((result) => ({
      id: result.case.id,
      group: result.case.group,
      title: result.case.title,
      severity: result.case.severity,
      verdict: result.verdict,
      standing: standingOf(result, options),
      reason: result.reason,
      variant: result.variant ?? null,
      missing: result.missing ?? null,
      durationMs: Math.round(result.durationMs),
      ...adviceOf(result),
      source: result.case.source,
      exchanges: result.exchanges.map((exchange) => exchangeView(exchange, bodyCapBytes)),
    })),
  };
  return `${jsonText(report)}\n`;
};
