import type { Severity } from '../../conformance/cases/receiver-case.ts';
import type { ExitMeaning, Standing } from '../../conformance/reports/exit-meaning.ts';
import type { ExchangeView } from '../../conformance/reports/view/exchange-view.ts';
import type { CaseResult, RunResult, Verdict } from '../../conformance/verdict.ts';

/** A run as it is shown, while it goes on and afterwards. */
export interface TestRunView {
  readonly status: 'running' | 'finished';
  readonly subscriptionId: string;
  /** The URL of the receiver, without what may be a secret in it. */
  readonly receiver: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly strict: boolean;
  /** What an earlier run found of other cases is kept. */
  readonly rerun: boolean;
  /** Ids of the cases that it is about, in their order. */
  readonly planned: readonly string[];
  readonly durationMs?: number;
  readonly outcome?: ExitMeaning;
  /** The outcome in one sentence. */
  readonly summary?: string;
  /** Why it ended early. */
  readonly stopped?: RunResult['stopped'];
  /** What is to be known before the results are read. */
  readonly hints?: readonly string[];
  /** Why a receiver is usually not there, or refuses what is right; where it was so. */
  readonly causes?: readonly string[];
}

/** What became of one case. */
export interface CaseResultView {
  readonly id: string;
  readonly verdict: Verdict;
  /** Whether it counts in the outcome. */
  readonly standing: Standing;
  readonly reason: string;
  readonly variant?: string;
  readonly durationMs: number;
}

/** A case as a list shows it. */
export interface CaseView {
  readonly id: string;
  readonly group: string;
  readonly groupTitle: string;
  readonly title: string;
  readonly severity: Severity;
  readonly needs: readonly string[];
}

/** All about one case: why it matters, how it is mended, what was sent and what came back. */
export interface CaseDetailView extends CaseView {
  readonly why: string;
  readonly fix: string;
  /** Code that mends it, by framework. */
  readonly snippets: Readonly<Record<string, string>>;
  readonly source: string;
  readonly result?: CaseResultView;
  /** The last ones, of which the very last has decided. */
  readonly exchanges: readonly ExchangeView[];
  /** The deciding request as a line for a shell. */
  readonly curl?: string;
}

/** A change of what is shown; the numbers rise from run to run. */
export interface TestChange {
  readonly seq: number;
  readonly kind: 'started' | 'case_started' | 'case_ended' | 'finished';
  readonly data: TestRunView | CaseResultView | { readonly id: string };
}

export function resultView(result: CaseResult, standing: Standing): CaseResultView {
  const { verdict, reason, variant, durationMs } = result;
  return {
    ...{ id: result.case.id, verdict, standing, reason },
    ...(variant === undefined ? {} : { variant }),
    durationMs: Math.round(durationMs),
  };
}
