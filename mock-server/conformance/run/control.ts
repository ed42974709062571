import type { Expectation } from '../cases/expectation.ts';
import { isAcceptance } from '../judge/answer-kinds.ts';
import { judgeReply } from '../judge/judge-reply.ts';
import type { Exchanged, Observer } from '../receiver.ts';
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

/** Whether an observer tells that an event was applied which was never sent; asked until it answers once. */
export async function knowsTheUnsent(context: RunContext, observer: Observer): Promise<boolean> {
  const { eventId = '' } = context.maker('an event that is never sent').make({});
  context.found.unsent ??= await observer.count(eventId);
  return context.found.unsent > 0;
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
