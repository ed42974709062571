import { eventTypes } from '../../contract/catalog.ts';
import { parseEvent } from '../../contract/parse-event.ts';
import { seededRandom } from '../../runtime/seeded-random.ts';
import type { BodyEdit } from '../cases/body-edit.ts';
import { type AnswerKind, answerKinds, type Expectation } from '../cases/expectation.ts';
import { judgeReply } from '../judge/judge-reply.ts';
import type { Exchanged, Reply } from '../receiver.ts';
import type { MadeRequest, RequestMaker } from '../requests/request-maker.ts';
import type { RunContext } from '../run/run-context.ts';
import { sendRequests } from '../run/steps/send-requests.ts';
import { mutate } from './mutations.ts';

const valid: Expectation = { answer: ['accepted'], warn: ['accepted-otherwise'] };
const crashes: readonly AnswerKind[] = ['server-error', 'no-answer', 'closed'];
const robust: Expectation = { answer: answerKinds.filter((kind) => !crashes.includes(kind)) };
const anythingElse = 'any answer but a 5xx, within the time';

/** One event of a fuzz run: valid, or with one thing changed. */
export interface Trial {
  readonly eventType: string;
  /** What was changed, and the kind of that. */
  readonly mutation?: { readonly what: string; readonly kind: string };
  readonly body: Buffer;
  /** Sends a body in place of the event's, with an id that it has not had, so that nobody takes it for a duplicate. */
  send(body: Buffer): Promise<TrialOutcome>;
  /** Whether a body may be expected to be answered as the event's was: one in place of a valid event has to be valid. */
  isFair(body: Buffer): boolean;
}

export interface TrialOutcome {
  readonly exchange: Exchanged;
  /** Empty where the answer is all right. */
  readonly problem: string;
}

/** The event with this number in the run: every third is valid, the others are not quite. */
export function makeTrial(index: number, context: RunContext): Trial {
  const maker = context.maker(`fuzz ${index}`);
  const eventType = eventTypes[index % eventTypes.length] ?? '';
  const event = maker.make({ event: { type: eventType } }, original);
  const isValid = index % 3 === 0;
  const random = seededRandom(`${context.seed} fuzz mutation ${index}`);
  const mutation = isValid ? undefined : mutate(event.event.value, random);
  return {
    eventType,
    ...(mutation ? { mutation: { what: mutation.what, kind: mutation.kind } } : {}),
    body: mutation?.body ?? event.body,
    send: (body) => sendBody(body, event, maker, context, isValid),
    isFair: (body) => !isValid || parseEvent(body).kind === 'event',
  };
}

const original = 'original';

async function sendBody(
  body: Buffer,
  event: MadeRequest,
  maker: RequestMaker,
  context: RunContext,
  isValid: boolean,
): Promise<TrialOutcome> {
  context.spend(1);
  const request = maker.make({
    event: { like: original, overrides: { eventId: '{freshEventId}' } },
    body: inPlace(body, event.eventId),
  });
  const expectation = isValid ? valid : robust;
  const [exchange] = await sendRequests(context, [request], expectation);
  if (exchange === undefined) throw new Error('A request was sent without an exchange.');
  return {
    exchange: isValid ? exchange : { ...exchange, expected: anythingElse },
    problem: problemOf(exchange.reply, expectation, isValid),
  };
}

function problemOf(reply: Reply, expectation: Expectation, isValid: boolean): string {
  const { verdict, reason } = judgeReply(reply, expectation);
  if (verdict !== 'fail') return '';
  return isValid ? reason : reason.replace(/^expected .*?, got /s, `expected ${anythingElse}, got `);
}

/** Any bytes as edits, and the new id wherever the old one stands. */
function inPlace(body: Buffer, oldId: string): readonly BodyEdit[] {
  const bytes: readonly BodyEdit[] = [{ text: '' }, { bytes: { after: '', hex: body.toString('hex') } }];
  return body.includes(oldId) ? [...bytes, { replace: { find: oldId, by: '{eventId}' } }] : bytes;
}
