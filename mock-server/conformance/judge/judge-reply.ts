import type { AnswerKind, Expectation } from '../cases/expectation.ts';
import type { Reply } from '../receiver.ts';
import { answerKindsOf } from './answer-kinds.ts';
import type { AnswerSecrets } from './answer-secrets.ts';
import { answerText } from './answer-text.ts';
import { describeExpectation, describeReply } from './describe.ts';

/** How a reply stands to what was expected; `reason` is one sentence without a full stop, empty for a pass. */
export interface Judgement {
  readonly verdict: 'pass' | 'warn' | 'fail';
  readonly reason: string;
}

const pass: Judgement = { verdict: 'pass', reason: '' };

/** What an expectation refers to. */
export interface JudgedWith {
  /** The reply whose kind this one has to be of. */
  readonly sameAs?: Reply | undefined;
  /** What the placeholders of texts stand for that an answer must not hold. */
  readonly secrets?: AnswerSecrets;
}

/** Judges one reply. */
export function judgeReply(
  reply: Reply,
  expectation: Expectation,
  { sameAs, secrets }: JudgedWith = {},
): Judgement {
  const kinds = answerKindsOf(reply);
  const instead = `expected ${describeExpectation(expectation)}, got ${describeReply(reply)}`;
  if (!isOneOf(kinds, expectation.answer)) {
    if (isOneOf(kinds, expectation.warn ?? [])) return { verdict: 'warn', reason: instead };
    const why = kinds.includes('redirected') ? ': senders do not follow redirects' : '';
    return fail(instead + why);
  }
  return [
    judgeStatus(reply, expectation),
    judgeText(reply, expectation, secrets),
    judgeSameness(kinds, reply, sameAs),
    judgeTime(reply, expectation),
  ].reduce(worse, pass);
}

function judgeStatus(reply: Reply, expectation: Expectation): Judgement {
  const { statuses } = expectation;
  if (reply.kind !== 'answer' || !statuses || statuses.includes(reply.status)) return pass;
  return fail(`expected ${describeExpectation(expectation)}, got ${reply.status}`);
}

function judgeText(
  reply: Reply,
  { lacks = [] }: Expectation,
  secrets: AnswerSecrets = { secret: [], good: [] },
): Judgement {
  if (reply.kind !== 'answer') return pass;
  const text = answerText(reply).toLowerCase();
  const holds = (word: string) => text.includes(word.toLowerCase());
  if (lacks.includes('{secret}') && secrets.secret.some(holds))
    return fail('the answer holds the signing secret');
  if (lacks.includes('{good}') && secrets.good.some(holds))
    return fail('the answer holds the signature that would have been right');
  const found = lacks.find(holds);
  return found === undefined ? pass : fail(`the answer holds ${JSON.stringify(found)}, which it should not`);
}

function judgeSameness(kinds: readonly AnswerKind[], reply: Reply, sameAs: Reply | undefined): Judgement {
  if (sameAs === undefined || isOneOf(kinds, answerKindsOf(sameAs))) return pass;
  return fail(`expected the same answer as before (${describeReply(sameAs)}), got ${describeReply(reply)}`);
}

function judgeTime(reply: Reply, { warnOverMs = Infinity, failOverMs = Infinity }: Expectation): Judgement {
  if (reply.kind !== 'answer' || reply.tookMs <= Math.min(warnOverMs, failOverMs)) return pass;
  const took = `the status came after ${Math.round(reply.tookMs)} ms`;
  return reply.tookMs > failOverMs
    ? fail(`${took}, and ${failOverMs} ms are allowed`)
    : { verdict: 'warn', reason: `${took}, and more than ${warnOverMs} ms are risky` };
}

function fail(reason: string): Judgement {
  return { verdict: 'fail', reason };
}

const rank = ['pass', 'warn', 'fail'];

function worse(one: Judgement, other: Judgement): Judgement {
  return rank.indexOf(other.verdict) > rank.indexOf(one.verdict) ? other : one;
}

function isOneOf(kinds: readonly AnswerKind[], allowed: readonly AnswerKind[]): boolean {
  return kinds.some((kind) => allowed.includes(kind));
}
