import type { AttemptOutcome } from '../../delivery/attempt-outcome.ts';
import type { StepKind } from '../scenario.ts';
import type { Ledger } from './ledger.ts';
import type { StepReport } from './stage.ts';

/** One step that was played; numbered from 1. */
export interface PlayedStep extends StepReport {
  readonly number: number;
  readonly kind: StepKind;
  readonly description: string;
  readonly tookMs: number;
}

/** How a scenario ended. `unreachable`: nothing can be said of the receiver, because it could not be reached. */
export interface ScenarioResult {
  readonly kind: 'held' | 'failed' | 'unreachable' | 'interrupted';
  readonly seed: string;
  readonly steps: readonly PlayedStep[];
  readonly checks: number;
  readonly failedChecks: number;
  readonly events: number;
  readonly attempts: number;
  /** Why it could not be reached. */
  readonly outcome?: AttemptOutcome;
  readonly tookMs: number;
}

/** Why a scenario ends before its end. */
export type Ending =
  | { readonly kind: 'time limit' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'unreachable'; readonly outcome: AttemptOutcome };

/** What a scenario came to. */
export function resultOf(
  seed: string,
  steps: readonly PlayedStep[],
  ledger: Ledger,
  ending: Ending | undefined,
  tookMs: number,
): ScenarioResult {
  const checks = steps.flatMap((step) => step.checks);
  const failedChecks = checks.filter(({ held }) => !held).length;
  const attempts = ledger.deliveries(undefined).reduce((sum, delivery) => sum + delivery.attempts.length, 0);
  const events = ledger.events(undefined).length;
  const counts = { checks: checks.length, failedChecks, events, attempts, tookMs };
  const base = { seed, steps, ...counts };
  if (ending?.kind === 'unreachable') return { ...base, kind: 'unreachable', outcome: ending.outcome };
  if (ending?.kind === 'interrupted') return { ...base, kind: 'interrupted' };
  return { ...base, kind: ending || failedChecks > 0 ? 'failed' : 'held' };
}
