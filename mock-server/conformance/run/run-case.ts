import type { ReceiverCase, Variant } from '../cases/receiver-case.ts';
import type { Exchanged } from '../receiver.ts';
import type { CaseResult } from '../verdict.ts';
import { firstControl } from './control.ts';
import { describeNeed, missingNeed, needsOf } from './missing-need.ts';
import type { RunContext } from './run-context.ts';
import { RunStop } from './run-stop.ts';
import { judgeUnverified, runStep } from './steps/run-step.ts';
import { passed, type StepOutcome, type StepScene, worse } from './steps/step-outcome.ts';

/** The group whose cases say whether the receiver works at all. */
export const baselineGroup = 'BAS';

interface VariantOutcome extends StepOutcome {
  readonly variant: string;
  readonly exchanges: readonly Exchanged[];
}

/**
 * Runs one case: its variants one after the other until one fails. The first case of a context is preceded by a plain
 * valid event, because a receiver that refuses that one proves nothing by refusing others. Never throws for what the
 * receiver does.
 */
export async function runCase(receiverCase: ReceiverCase, context: RunContext): Promise<CaseResult> {
  const startedMs = context.clock.monotonicMs();
  const { verdict, reason, missing, variant, exchanges } = await judgeCase(receiverCase, context);
  return {
    case: receiverCase,
    verdict,
    reason: sentence(reason),
    ...(variant === '' ? {} : { variant }),
    ...(missing === undefined ? {} : { missing }),
    exchanges: verdict !== 'pass' || context.keepsAll ? exchanges : [],
    durationMs: context.clock.monotonicMs() - startedMs,
  };
}

async function judgeCase(receiverCase: ReceiverCase, context: RunContext): Promise<VariantOutcome> {
  const missing = missingNeed(receiverCase.needs, context.can);
  if (missing) return { ...skipped, missing, reason: describeNeed(missing) };
  try {
    const failing = receiverCase.group === baselineGroup ? undefined : await failingControl(context);
    return failing ?? (await judgeVariants(receiverCase, context));
  } catch (error) {
    if (!(error instanceof RunStop)) throw error;
    context.found.stopped = error.reason;
    return { ...skipped, verdict: 'inconclusive', reason: error.reason.message };
  }
}

const skipped = { verdict: 'skipped', variant: '', exchanges: [] } as const;

async function failingControl(context: RunContext): Promise<VariantOutcome | undefined> {
  const { problem, exchange } = await firstControl(context);
  if (problem === '') return undefined;
  const reason = `a plain valid event is not accepted, so this proves nothing: ${problem}`;
  const verdict = exchange.reply.kind === 'unreachable' ? 'inconclusive' : 'fail';
  return { verdict, variant: '', reason, exchanges: [exchange] };
}

async function judgeVariants(receiverCase: ReceiverCase, context: RunContext): Promise<VariantOutcome> {
  const outcomes: VariantOutcome[] = [];
  for (const variant of receiverCase.variants) {
    const outcome = await runVariant(receiverCase, variant, context);
    outcomes.push(outcome);
    if (outcome.verdict === 'fail' || context.found.stopped) break;
  }
  // What was skipped says nothing of the others.
  const run = outcomes.filter(({ verdict }) => verdict !== 'skipped');
  const decided = (run.length > 0 ? run : outcomes).reduce(worse, { ...passed, variant: '', exchanges: [] });
  return decided.verdict === 'pass'
    ? { ...decided, variant: '', exchanges: outcomes.flatMap(({ exchanges }) => exchanges) }
    : decided;
}

async function runVariant(
  receiverCase: ReceiverCase,
  variant: Variant,
  context: RunContext,
): Promise<VariantOutcome> {
  const { name, steps } = variant;
  const needs = needsOf(variant);
  const missing = missingNeed(needs, context.can);
  if (missing) return { ...skipped, variant: name, missing, reason: describeNeed(missing) };
  const scene: StepScene = {
    context,
    maker: context.maker(`${receiverCase.id} ${name}`),
    isLoad: [...receiverCase.needs, ...needs].includes('load'),
    exchanges: [],
    replies: new Map(),
    unverified: new Map(),
  };
  let outcome = passed;
  for (const step of steps) {
    outcome = worse(outcome, await runStep(step, scene));
    if (outcome.verdict === 'fail' || context.found.stopped) break;
  }
  if (outcome.verdict !== 'fail') outcome = worse(outcome, await judgeUnverified(scene));
  return { ...outcome, variant: name, exchanges: scene.exchanges };
}

function sentence(reason: string): string {
  if (reason === '') return '';
  const text = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
  return text.endsWith('.') ? text : `${text}.`;
}
