import { deliveryRules } from '../../contract/catalog.ts';
import { printableText } from '../../delivery/printable-text.ts';
import type { AnswerKind, Expectation } from '../cases/expectation.ts';
import type { Reply } from '../receiver.ts';
import { refusals } from './answer-kinds.ts';

const kindWords: Readonly<Record<AnswerKind, string>> = {
  accepted: `acceptance (${eitherOf(deliveryRules.documentedStatuses)})`,
  'accepted-otherwise': 'another 2xx',
  rejected: `a refusal (${eitherOf(refusals)})`,
  busy: 'busy (409, 425, 429, or 503 with Retry-After)',
  'not-allowed': '404, 405 or 501',
  'too-large': '413 or 431',
  redirected: 'a redirect',
  'other-4xx': 'another 4xx',
  'server-error': 'a 5xx',
  'no-answer': 'no answer',
  closed: 'a closed connection',
};

/** Which answers are right, such as `a refusal (400, 401, 403, 413, 415 or 422)`. */
export function describeExpectation({ answer, statuses }: Expectation): string {
  return statuses ? eitherOf(statuses) : eitherOf(answer.map((kind) => kindWords[kind]));
}

/** What came, such as `200`, or why there is no status. */
export function describeReply(reply: Reply): string {
  if (reply.kind === 'answer') return String(reply.status);
  const message = printableText(reply.message, 400).replace(/\.$/, '');
  const words = {
    'no-answer': 'no answer',
    closed: 'a closed connection',
    unreachable: 'no connection',
    failed: 'nothing, because the request could not be made',
  }[reply.kind];
  return message === '' ? words : `${words} (${message})`;
}

function eitherOf(items: readonly (string | number)[]): string {
  const last = items.at(-1) ?? 'nothing';
  return items.length < 2 ? String(last) : `${items.slice(0, -1).join(', ')} or ${last}`;
}
