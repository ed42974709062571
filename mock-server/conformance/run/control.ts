import type { Expectation } from '../cases/expectation.ts';
import { isAcceptance } from '../judge/answer-kinds.ts';
import { describeReply } from '../judge/describe.ts';
import { judgeReply } from '../judge/judge-reply.ts';
import type { Exchanged } from '../receiver.ts';
import type { RunContext } from './run-context.ts';
import { sendRequests } from './steps/send-requests.ts';
import { watchEffects } from './steps/watch-effects.ts';

/** What came of a request whose answer says whether the others can be believed. */
export interface Control {
  readonly exchange: Exchanged;
  /** What was expected and what came instead; empty where it is as it should be. */
  readonly problem: string;
}

const accepted: Expectation = { answer: ['accepted'], warn: ['accepted-otherwise'] };
const refused: Expectation = { answer: ['rejected'] };

/** Sends a plain valid event, which any receiver accepts. */
export async function sendPositiveControl(context: RunContext): Promise<Control> {
  const control = await sendControl(context, {}, accepted);
  const { observer, isAsync } = context;
  if (control.problem !== '' || !isAsync || !observer) return control;
  const effect = await watchEffects(context, observer, new Map([[control.exchange.eventId ?? '', 1]]));
  return { ...control, problem: effect.reason };
}

/** Sends an event signed with another secret, which a receiver that accepts everything accepts. */
export function sendNegativeControl(context: RunContext): Promise<Control> {
  return sendControl(context, { signature: { secret: 'other' } }, refused);
}

/** The first positive control of a context; it is sent once. */
export function firstControl(context: RunContext): Promise<Control> {
  context.found.positive ??= sendPositiveControl(context);
  return context.found.positive;
}

/** Whether the receiver accepts even what is signed with another secret; asked once. */
export async function acceptsEverything(context: RunContext): Promise<boolean> {
  context.found.negative ??= sendNegativeControl(context);
  return isAcceptance((await context.found.negative).exchange.reply);
}

/**
 * The control with a wrong signature, where the receiver has not answered anything since; undefined where it still does.
 * Nobody would look for the cause in a request that no case has sent.
 */
export async function fatalForgery(context: RunContext): Promise<Control | undefined> {
  const negative = await context.found.negative;
  if (!negative || negative.exchange.reply.kind === 'answer') return undefined;
  const { exchange } = await sendPositiveControl(context);
  if (exchange.reply.kind === 'answer') return undefined;
  const [first, then] = [negative.exchange.reply, exchange.reply].map(describeReply);
  const problem = `an event that is signed with another secret brings the receiver down: got ${first}, and after that a plain valid event got ${then}`;
  return { ...negative, problem };
}

async function sendControl(
  context: RunContext,
  recipe: Parameters<ReturnType<RunContext['maker']>['make']>[0],
  expectation: Expectation,
): Promise<Control> {
  context.spend(1);
  context.found.controls += 1;
  const request = context.maker(`control ${context.found.controls}`).make(recipe);
  const [exchange] = await sendRequests(context, [request], expectation);
  if (exchange === undefined) throw new Error('A request was sent without an exchange.');
  const { verdict, reason } = judgeReply(exchange.reply, expectation);
  return { exchange, problem: verdict === 'fail' ? reason : '' };
}
