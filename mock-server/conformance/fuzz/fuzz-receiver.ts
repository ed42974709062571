import { answerKindsOf } from '../judge/answer-kinds.ts';
import { describeReply } from '../judge/describe.ts';
import type { Exchanged } from '../receiver.ts';
import { firstControl, sendPositiveControl } from '../run/control.ts';
import { createRunContext, type RunContext } from '../run/run-context.ts';
import { RunStop } from '../run/run-stop.ts';
import type { FuzzFailure, FuzzOptions, FuzzResult } from './fuzz-result.ts';
import { makeTrial, type Trial, type TrialOutcome } from './fuzz-trial.ts';
import { shrink } from './shrink.ts';

const defaults = { mostFailures: 5, shrinkRequests: 300, durationMs: 600_000 };

/**
 * Sends valid events of all types, which have to be accepted, and events with one thing changed in them, all well signed,
 * to which a receiver may answer what it likes as long as it answers and does not break. What fails is made as small as it
 * goes. Everything but times follows from the seed.
 */
export async function fuzzReceiver(options: FuzzOptions): Promise<FuzzResult> {
  const settings = { ...defaults, ...options };
  const caps = { requests: Number.POSITIVE_INFINITY, durationMs: settings.durationMs };
  const context = createRunContext({ ...options, caps });
  const { clock, found, receiver, seed, runId } = context;
  const startedMs = clock.monotonicMs();
  const failures = new Map<string, FuzzFailure>();
  let sent = 0;
  try {
    await refuseBrokenBaseline(context);
    while (sent < settings.count && failures.size < settings.mostFailures && !found.stopped) {
      await tryOne(sent, context, failures, settings.shrinkRequests);
      sent += 1;
      options.onProgress?.(sent);
    }
  } catch (error) {
    if (!(error instanceof RunStop)) throw error;
    found.stopped = error.reason;
  }
  return {
    receiver: receiver.name,
    seed,
    runId,
    sent,
    failures: [...failures.values()],
    durationMs: clock.monotonicMs() - startedMs,
    ...(found.stopped ? { stopped: found.stopped } : {}),
  };
}

async function refuseBrokenBaseline(context: RunContext): Promise<void> {
  const { problem, exchange } = await firstControl(context);
  if (exchange.reply.kind === 'unreachable')
    throw new RunStop({
      kind: 'unreachable',
      message: `There is no receiver: ${describeReply(exchange.reply)}.`,
    });
  if (problem !== '')
    throw new RunStop({ kind: 'baseline', message: `A plain valid event is not accepted: ${problem}.` });
}

async function tryOne(
  index: number,
  context: RunContext,
  failures: Map<string, FuzzFailure>,
  shrinkRequests: number,
): Promise<void> {
  const trial = makeTrial(index, context);
  const first = await trial.send(trial.body);
  const key = `${trial.mutation?.kind} ${signOf(first)}`;
  if (first.problem === '' || failures.has(key)) return;
  // What was not sent is nobody's failure; whether anybody is there is another question.
  if (answerKindsOf(first.exchange.reply).length === 0) return void (await isGone(first, context));
  if (await isGone(first, context)) {
    failures.set(key, failureOf(index, trial, first, first.exchange));
    return;
  }
  let smallest = first.exchange;
  await shrink(trial.body, shrinkRequests, async (body) => {
    if (!trial.isFair(body) || context.found.stopped) return undefined;
    const outcome = await trial.send(body);
    const isSame = signOf(outcome) === signOf(first);
    if (isSame) smallest = outcome.exchange;
    if (isSame && (await isGone(outcome, context))) return undefined;
    return isSame;
  });
  failures.set(key, failureOf(index, trial, first, smallest));
}

/** Two failures with the same sign are taken for the same one. */
function signOf({ exchange: { reply } }: TrialOutcome): string {
  return reply.kind === 'answer' ? `${reply.status}` : `${answerKindsOf(reply)}`;
}

/** Whether the receiver died of it, so that nothing more can be found out. */
async function isGone({ exchange }: TrialOutcome, context: RunContext): Promise<boolean> {
  if (exchange.reply.kind === 'answer') return false;
  const { reply } = (await sendPositiveControl(context)).exchange;
  if (reply.kind === 'answer') return false;
  context.found.stopped = {
    kind: 'lost',
    message: `The receiver did not answer any more, not even a plain valid event: ${describeReply(reply)}.`,
  };
  return true;
}

function failureOf(index: number, trial: Trial, first: TrialOutcome, exchange: Exchanged): FuzzFailure {
  const { eventType, mutation, body } = trial;
  return {
    index,
    eventType,
    ...(mutation ? { mutation: mutation.what } : {}),
    reason: `${first.problem.charAt(0).toUpperCase()}${first.problem.slice(1)}.`,
    exchange,
    signature: {},
    originalBytes: body.length,
  };
}
