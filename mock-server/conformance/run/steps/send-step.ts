import { printableText } from '../../../delivery/printable-text.ts';
import type { Expectation } from '../../cases/expectation.ts';
import type { SendStep } from '../../cases/step.ts';
import { answerKindsOf, isAcceptance } from '../../judge/answer-kinds.ts';
import { answerSecrets } from '../../judge/answer-secrets.ts';
import { describeReply } from '../../judge/describe.ts';
import { type Judgement, judgeReply } from '../../judge/judge-reply.ts';
import type { Exchanged, Reply } from '../../receiver.ts';
import type { MadeRequest, RequestMaker } from '../../requests/request-maker.ts';
import { acceptsEverything, firstControl, sendPositiveControl } from '../control.ts';
import type { RunContext } from '../run-context.ts';
import { sendRequests } from './send-requests.ts';
import { passed, type StepOutcome, type StepScene, worse } from './step-outcome.ts';

/** Sends the requests of a step, judges each answer, and sees whether the receiver is still there where one did not come. */
export async function runSendStep(step: SendStep, scene: StepScene): Promise<StepOutcome> {
  const { times = 1, parallel = false } = step;
  let worst = passed;
  for (let sent = 0; sent < times && worst.verdict !== 'fail'; sent += parallel ? times : 1)
    worst = worse(worst, await sendOnce(step, parallel ? times : 1, scene));
  return worst;
}

async function sendOnce(step: SendStep, count: number, scene: StepScene): Promise<StepOutcome> {
  const { context, maker, exchanges, replies, isLoad } = scene;
  const { as } = step;
  const expect = widened(step.expect, replies);
  context.spend(isLoad ? 0 : count);
  const requests = makeRequests(step, count, maker);
  if ('reason' in requests) return requests;
  const before = await appliedBefore(
    step,
    requests.map(({ eventId }) => eventId),
    context,
  );
  const exchanged = await sendRequests(context, requests, expect);
  exchanges.push(...exchanged);
  const sameAs = expect.sameAs === undefined ? undefined : replies.get(expect.sameAs);
  let worst = passed;
  for (const exchange of exchanged) {
    const { reply, eventId = '' } = exchange;
    if (as !== undefined) replies.set(as, reply);
    const secrets = answerSecrets(exchange.probe, context.secret);
    const judgement = judgeReply(reply, expect, { sameAs, secrets });
    const isTakenEarly = context.isAsync && wantsRefusal(step) && isAcceptance(reply);
    if (isTakenEarly) scene.unverified.set(eventId, before.get(eventId) ?? 0);
    else worst = worse(worst, await explain(judgement, reply, step, context));
  }
  return exchanged.some(({ reply }) => isSilent(reply)) ? afterSilence(worst, exchanged, context) : worst;
}

/** With the kind of answer that another request got, where that is right as well. */
function widened(expect: Expectation, replies: StepScene['replies']): Expectation {
  const other = expect.orAs === undefined ? undefined : replies.get(expect.orAs);
  return other ? { ...expect, answer: [...expect.answer, ...answerKindsOf(other)] } : expect;
}

/** A recipe that does not fit its event is nobody's failure but ours. */
function makeRequests(
  { send, as }: SendStep,
  count: number,
  maker: RequestMaker,
): readonly MadeRequest[] | StepOutcome {
  try {
    return Array.from({ length: count }, () => maker.make(send, as));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { verdict: 'inconclusive', reason: `the request could not be made: ${printableText(message)}` };
  }
}

/** How often events had been applied that are to be refused, where answers come before that is decided. */
async function appliedBefore(
  step: SendStep,
  eventIds: readonly string[],
  { isAsync, observer }: RunContext,
): Promise<ReadonlyMap<string, number>> {
  if (!isAsync || !observer || !wantsRefusal(step)) return new Map();
  // A failing observer is reported when the effects are looked at.
  const count = (eventId: string) => observer.count(eventId).catch(() => 0);
  return new Map(await Promise.all(eventIds.map(async (id) => [id, await count(id)] as const)));
}

async function explain(
  { verdict, reason }: Judgement,
  reply: Reply,
  step: SendStep,
  context: RunContext,
): Promise<StepOutcome> {
  if (reply.kind === 'failed')
    return { verdict: 'inconclusive', reason: `the request could not be sent: ${describeReply(reply)}` };
  const wasTaken = verdict === 'fail' && isAcceptance(reply) && wantsRefusal(step);
  if (!wasTaken || !(await acceptsEverything(context))) return { verdict, reason };
  return {
    verdict,
    reason: `${reason}; it accepts a wrong signature as well (if it verifies later: --async)`,
  };
}

function wantsRefusal({ expect: { answer, warn = [] } }: SendStep): boolean {
  return ![...answer, ...warn].includes('accepted');
}

function isSilent({ kind }: Reply): boolean {
  return kind === 'no-answer' || kind === 'closed' || kind === 'unreachable';
}

/** Tells a receiver that gave up on one request from one that is gone. */
async function afterSilence(
  outcome: StepOutcome,
  exchanged: readonly Exchanged[],
  context: RunContext,
): Promise<StepOutcome> {
  // One that answered nothing from the start was not lost.
  if ((await firstControl(context)).exchange.reply.kind !== 'answer') return outcome;
  const { exchange } = await sendPositiveControl(context);
  const wasSent = exchanged.some(({ reply }) => answerKindsOf(reply).length > 0);
  const [silent] = exchanged.filter(({ reply }) => isSilent(reply));
  const what = silent ? describeReply(silent.reply) : '';
  if (exchange.reply.kind === 'answer')
    return wasSent ? outcome : { verdict: 'inconclusive', reason: `nothing was sent: ${what}` };
  const gone = `the receiver did not answer any more, not even a plain valid event: ${describeReply(exchange.reply)}`;
  context.found.stopped = { kind: 'lost', message: `Of a sudden ${gone}.` };
  return wasSent
    ? { verdict: 'fail', reason: `got ${what}, and after that ${gone}` }
    : { verdict: 'inconclusive', reason: gone };
}
