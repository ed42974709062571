import type { DeliveryAttempt } from '../delivery/delivery-attempt.ts';
import { redactHeaders } from '../delivery/redact-headers.ts';
import type { AttemptRecord, AttemptRow } from '../store/delivery-store.ts';
import { reservedHeaders } from './build-request.ts';

/**
 * An attempt as JSON. Headers beside the contract's may be a gateway's key, so their values are not shown; nor is a
 * session that the receiver opened.
 */
export function attemptView({ exchange, requestHeaders, ...attempt }: DeliveryAttempt) {
  const { response, failure, timings } = exchange;
  return {
    ...attempt,
    requestHeaders: redactHeaders(requestHeaders, reservedHeaders),
    ...(response ? { response: responseView(response) } : {}),
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
    requestHeaders: redactHeaders(requestHeaders, reservedHeaders),
    ...(response ? { response: responseView(response) } : {}),
    outcome,
    timings,
    faults,
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  };
}

function responseView({ status, headers, body }: NonNullable<AttemptRecord['response']>) {
  return { status, headers: headers.map(hideSecret), body: Buffer.from(body).toString('utf8') };
}

function hideSecret([name, value]: readonly [string, string]): readonly [string, string] {
  return [name, /cookie|authorization|token|secret|api-?key/i.test(name) ? '[redacted]' : value];
}
