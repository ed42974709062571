import { contract } from '../../contract/catalog.ts';
import type { ReceiverCase } from '../cases/receiver-case.ts';
import type { CaseResult, RunResult } from '../verdict.ts';
import { createRunContext, type RunContext } from './run-context.ts';
import { runGroups } from './run-groups.ts';
import type { RunOptions } from './run-options.ts';
import { RunStop } from './run-stop.ts';
import { brokenControlOf, hintsOf, isAboutWholeRun, isControlCase, withWholeRun } from './whole-run.ts';

/**
 * Runs cases in their order, with a plain valid event before and after each group, and ends early where going on would
 * prove nothing: at a failing baseline, without a receiver, at a cap, or when asked to. Nothing is ever sent twice.
 */
export async function runReceiverCases(options: RunOptions): Promise<RunResult> {
  const context = createRunContext(options);
  const { clock, receiver, seed, runId, toolVersion, found } = context;
  const startedAt = new Date(clock.now()).toISOString();
  const startedMs = clock.monotonicMs();
  const results = await settleCases(options, context);
  const hints = await hintsOf(context);
  return {
    receiver: receiver.name,
    seed,
    runId,
    startedAt,
    durationMs: clock.monotonicMs() - startedMs,
    contractVersion: contract.version,
    toolVersion,
    results: options.cases.flatMap((receiverCase) => results.get(receiverCase) ?? []),
    ...(hints.length === 0 ? {} : { hints }),
    ...(found.stopped ? { stopped: found.stopped } : {}),
  };
}

/** Each case with its result; those that are missing were not come to. */
async function settleCases(
  { cases, onStart, onResult }: RunOptions,
  context: RunContext,
): Promise<ReadonlyMap<ReceiverCase, CaseResult>> {
  const { found } = context;
  const results = new Map<ReceiverCase, CaseResult>();
  const waiting: CaseResult[] = [];
  const settle = (result: CaseResult) => {
    results.set(result.case, result);
    onResult?.(result);
  };
  const take = (result: CaseResult) => {
    if (isAboutWholeRun(result)) waiting.push(result);
    else settle(result);
  };
  try {
    await runGroups(cases, context, { onStart, onResult: take });
  } catch (error) {
    if (!(error instanceof RunStop)) throw error;
    found.stopped = error.reason;
  }
  for (const result of waiting) settle(withWholeRun(result, context));
  const unrun = cases.find((rest) => isControlCase(rest) && !results.has(rest));
  const broken = unrun && brokenControlOf(unrun, context);
  if (broken) settle(broken);
  const { stopped } = found;
  if (stopped?.kind === 'lost' || stopped?.kind === 'cap')
    for (const rest of cases) if (!results.has(rest)) results.set(rest, notRun(rest, stopped.message));
  return results;
}

function notRun(receiverCase: ReceiverCase, why: string): CaseResult {
  const reason = `It was not run. ${why}`;
  return { case: receiverCase, verdict: 'inconclusive', reason, exchanges: [], durationMs: 0 };
}
