import type { DeliveryAttempt } from '../delivery/delivery-attempt.ts';
import { redactAnswer } from '../delivery/redact-answer.ts';
import { redactHeaders } from '../delivery/redact-headers.ts';
import type { AttemptRecord } from '../store/attempt-record.ts';
import type { AttemptRow } from '../store/delivery-log-store.ts';
import { type HeaderPairs, reservedHeaders } from './build-request.ts';
import { traceHeaders } from './trace/trace-context.ts';

const shownHeaders = [...reservedHeaders, ...traceHeaders];

/**
 * An attempt as JSON. Headers beside the contract's may be a gateway's key, so their values are not shown; nor is a
 * session that the receiver opened.
 */
export function attemptView({ exchange, requestHeaders, ...attempt }: DeliveryAttempt) {
  const { response, failure, timings } = exchange;
  return {
    ...attempt,
    requestHeaders: shownRequestHeaders(requestHeaders),
    ...(response ? { response: responseView(response, requestHeaders) } : {}),
    ...(failure ? { failure } : {}),
    timings,
  };
}

/** The same of an attempt as the store has it. */
export function attemptRowView({ attemptId, number, startedAt, record }: AttemptRow) {
  const begun = { number, deliveryId: attemptId, startedAt };
  if (!record) return begun;
  const { requestHeaders, response, outcome, timings, faults, remoteAddress } = record;
  return {
    ...begun,
    requestHeaders: shownRequestHeaders(requestHeaders),
    ...(response ? { response: responseView(response, requestHeaders) } : {}),
    outcome,
    timings,
    faults,
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  };
}

/** Headers of a request as anybody may see them. */
export function shownRequestHeaders(headers: HeaderPairs): HeaderPairs {
  return redactHeaders(headers, shownHeaders);
}

/** An answer as anybody may see it. */
export function shownAnswer<Answer extends Pick<NonNullable<AttemptRecord['response']>, 'headers' | 'body'>>(
  answer: Answer,
  requestHeaders: HeaderPairs,
): Answer {
  const shown = shownRequestHeaders(requestHeaders);
  const hidden = requestHeaders.flatMap(([, value], at) => (shown[at]?.[1] === value ? [] : [value]));
  return redactAnswer(answer, hidden);
}

function responseView(response: NonNullable<AttemptRecord['response']>, requestHeaders: HeaderPairs) {
  const { status, headers, body } = shownAnswer(response, requestHeaders);
  return { status, headers, body: Buffer.from(body).toString('utf8') };
}
