import { printableText } from '../../../delivery/printable-text.ts';
import type { EffectsStep, HookStep, Step } from '../../cases/step.ts';
import { isAcceptance } from '../../judge/answer-kinds.ts';
import type { RunContext } from '../run-context.ts';
import { unlessInterrupted } from './send-requests.ts';
import { runSendStep } from './send-step.ts';
import { passed, type StepOutcome, type StepScene } from './step-outcome.ts';
import { watchEffects } from './watch-effects.ts';

/** Does one step and judges it. */
export async function runStep(step: Step, scene: StepScene): Promise<StepOutcome> {
  const { context } = scene;
  if ('send' in step) return runSendStep(step, scene);
  if ('hook' in step) return runHook(step, context);
  if ('effectsOf' in step) return judgeEffects(step, scene);
  await context.clock.sleep(step.waitSeconds * 1000, context.interrupted);
  return passed;
}

async function runHook({ hook }: HookStep, context: RunContext): Promise<StepOutcome> {
  const call = hook === 'restart' ? context.hooks.restart : context.hooks.failOnce;
  try {
    await unlessInterrupted(context, call?.() ?? Promise.resolve());
    return passed;
  } catch (error) {
    context.interrupted.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    return { verdict: 'inconclusive', reason: `the hook ${hook} failed (${printableText(message)})` };
  }
}

async function judgeEffects(step: EffectsStep, scene: StepScene): Promise<StepOutcome> {
  const { context, maker, replies } = scene;
  const name = step.effectsOf;
  const reply = replies.get(name);
  const accepted = reply === undefined || isAcceptance(reply);
  if (step.onlyIfAccepted && !accepted) return passed;
  if (!context.observer) return withoutObserver;
  const times = step.ifAccepted && !accepted ? 0 : step.times;
  const expected = new Map(maker.named(name).map(({ eventId }) => [eventId, times]));
  return watchEffects(context, context.observer, expected);
}

const withoutObserver: StepOutcome = {
  verdict: 'inconclusive',
  missing: 'observer',
  reason: 'the answers are right, and without an observer nobody can tell what the receiver did',
};

/** Whether events that should have been refused, and were taken before they were verified, came to nothing. */
export async function judgeUnverified({ context, unverified }: StepScene): Promise<StepOutcome> {
  if (unverified.size === 0) return passed;
  if (!context.observer) return { ...withoutObserver, reason: answersEarly };
  const outcome = await watchEffects(context, context.observer, unverified);
  if (outcome.verdict !== 'fail') return outcome;
  return { verdict: 'fail', reason: `an event that should be refused was applied: ${outcome.reason}` };
}

const answersEarly =
  'the receiver answers before it verifies, and without an observer nobody can tell what it did';
