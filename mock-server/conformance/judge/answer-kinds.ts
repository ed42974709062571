import { deliveryRules } from '../../contract/catalog.ts';
import type { AnswerKind } from '../cases/expectation.ts';
import type { Reply } from '../receiver.ts';

export const refusals: readonly number[] = [400, 401, 403, 413, 415, 422];
const documented: readonly number[] = deliveryRules.documentedStatuses;
const { from, to } = deliveryRules.successStatuses;

/** Which kinds of answer a reply is; none where nothing was sent, or our own side failed. */
export function answerKindsOf(reply: Reply): readonly AnswerKind[] {
  if (reply.kind === 'answer') return kindsOfStatus(reply.status, hasRetryAfter(reply.headers));
  return reply.kind === 'no-answer' || reply.kind === 'closed' ? [reply.kind] : [];
}

function kindsOfStatus(status: number, canRetry: boolean): readonly AnswerKind[] {
  if (documented.includes(status)) return ['accepted'];
  if (status >= from && status <= to) return ['accepted-otherwise'];
  if (status >= 300 && status < 400) return ['redirected'];
  if (status === 413) return ['rejected', 'too-large'];
  if (refusals.includes(status)) return ['rejected'];
  if (status === 431) return ['too-large'];
  if ([404, 405, 501].includes(status)) return ['not-allowed'];
  if ([409, 425, 429].includes(status) || (status === 503 && canRetry)) return ['busy'];
  // What is no status at all is as bad as a crash.
  return status >= 400 && status < 500 ? ['other-4xx'] : ['server-error'];
}

function hasRetryAfter(headers: readonly (readonly [name: string, value: string])[]): boolean {
  return headers.some(([name]) => name.toLowerCase() === 'retry-after');
}

/** Whether a reply says that the event is taken. */
export function isAcceptance(reply: Reply): boolean {
  return answerKindsOf(reply).some((kind) => kind === 'accepted' || kind === 'accepted-otherwise');
}
