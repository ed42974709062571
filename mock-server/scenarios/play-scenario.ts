import { printableText } from '../delivery/printable-text.ts';
import { hexId } from '../runtime/ids.ts';
import { durationMs } from './duration.ts';
import { Ledger } from './playing/ledger.ts';
import { openMock, type PlayOptions, setStage } from './playing/open-stage.ts';
import { Reach } from './playing/reach.ts';
import { type Ending, type PlayedStep, resultOf, type ScenarioResult } from './playing/scenario-result.ts';
import type { Check, Stage } from './playing/stage.ts';
import { defaultTimeLimit } from './reading/limits.ts';
import { kindOf, type Scenario, type Step } from './scenario.ts';
import { playerOf } from './steps/registry.ts';

/** How the playing is watched. */
export interface Watching {
  /** Called first, with the seed that plays the same again. */
  readonly onStart?: (seed: string) => void;
  /** Called before each step, which is numbered from 1, with what it is about to do. */
  readonly onStepStart?: (step: Pick<PlayedStep, 'number' | 'kind' | 'description'>) => void;
  readonly onStep?: (step: PlayedStep) => void;
}

/**
 * Plays a scenario that was read against one receiver, on a mock of its own in memory: one step after the other, the
 * later ones too when an expectation has failed. Never rejects for what a receiver does.
 */
export async function playScenario(
  scenario: Scenario,
  options: PlayOptions & Watching,
): Promise<ScenarioResult> {
  const { transport, clock, random, signal } = options;
  const seed = options.seed ?? String(scenario.seed ?? hexId(8, random));
  const timeLimit = scenario.timeLimit ?? defaultTimeLimit;
  const beganMs = clock.monotonicMs();
  const stop = new AbortController();
  let ending: Ending | undefined;
  const end = (how: Ending) => {
    if (ending) return;
    ending = how;
    stop.abort();
    // What hangs is not waited for.
    void transport.close();
  };
  const interrupt = () => end({ kind: 'interrupted' });
  const ledger = new Ledger();
  const reach = new Reach((outcome) => end({ kind: 'unreachable', outcome }));
  const mock = await openMock(scenario, options, ledger, reach);
  const cancelLimit = clock.setTimer(durationMs(timeLimit), () => end({ kind: 'time limit' }));
  signal?.addEventListener('abort', interrupt);
  if (signal?.aborted) interrupt();
  const steps: PlayedStep[] = [];
  try {
    options.onStart?.(seed);
    const stage = await setStage(mock, ledger, options, stop.signal);
    for (const [index, step] of scenario.steps.entries()) {
      const begun = beginStep(step, index + 1);
      options.onStepStart?.(begun.announced);
      const played = await begun.play({ ...stage, seed: `${seed}/${index + 1}` }, timeLimit);
      if (ending && ending.kind !== 'time limit') break;
      steps.push(played);
      options.onStep?.(played);
      if (ending) break;
    }
    await reach.settled();
  } finally {
    cancelLimit();
    signal?.removeEventListener('abort', interrupt);
    await mock.drain();
  }
  return resultOf(seed, steps, ledger, ending, clock.monotonicMs() - beganMs);
}

function beginStep(step: Step, number: number) {
  const [kind, options] = kindOf(step);
  const player = playerOf(kind);
  const announced = { number, kind, description: player.describe(options) };
  const play = async (stage: Stage, timeLimit: string): Promise<PlayedStep> => {
    const { clock, signal } = stage;
    const beganMs = clock.monotonicMs();
    const report = await player
      .play(options, stage)
      .catch((error) => ({ detail: 'broken off', checks: signal.aborted ? [] : [impossible(error)] }));
    const checks = signal.aborted ? [...report.checks, tooLong(timeLimit)] : report.checks;
    return { ...announced, tookMs: clock.monotonicMs() - beganMs, ...report, checks };
  };
  return { announced, play };
}

function tooLong(timeLimit: string): Check {
  return { what: 'time limit', expected: timeLimit, actual: 'over', held: false };
}

function impossible(error: unknown): Check {
  const message = error instanceof Error ? error.message : String(error);
  return { what: 'the step', expected: 'done', actual: printableText(message), held: false };
}
