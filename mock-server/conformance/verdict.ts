import type { ExchangeFailureCode } from '../delivery/exchange.ts';
import type { CaseNeed, ReceiverCase } from './cases/receiver-case.ts';
import type { Exchanged } from './receiver.ts';

export const verdicts = ['pass', 'warn', 'inconclusive', 'skipped', 'fail'] as const;

/**
 * `warn`: tolerable, and worth a look. `inconclusive`: the answers are right, and whether the effects are nobody could
 * tell. `skipped`: could not be run here, and `reason` says why.
 */
export type Verdict = (typeof verdicts)[number];

/** What became of one case. */
export interface CaseResult {
  readonly case: ReceiverCase;
  readonly verdict: Verdict;
  /** One sentence: what was expected and what came, or why it was skipped. Empty for a pass. */
  readonly reason: string;
  /** The variant that decided, where a case has several. */
  readonly variant?: string;
  readonly missing?: CaseNeed;
  /** What was sent and what came back, in order; for a pass only if it was asked for. */
  readonly exchanges: readonly Exchanged[];
  readonly durationMs: number;
}

/** A whole run. */
export interface RunResult {
  readonly receiver: string;
  readonly seed: number;
  readonly runId: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly contractVersion: string;
  readonly toolVersion: string;
  readonly results: readonly CaseResult[];
  /** What is to be known before the results are read; each a sentence or two. */
  readonly hints?: readonly string[];
  /** Why it ended early: the baseline failed, the receiver went away, a cap was reached, it was interrupted. */
  readonly stopped?: {
    readonly kind: 'baseline' | 'unreachable' | 'lost' | 'cap' | 'interrupted';
    readonly message: string;
    /** Why there was no connection, of one that was unreachable. */
    readonly code?: ExchangeFailureCode;
  };
}
