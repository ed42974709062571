import type { DeliveryAttempt } from '../delivery/delivery-attempt.ts';
import { redactHeaders } from '../delivery/redact-headers.ts';
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
    ...(response
      ? {
          response: {
            status: response.status,
            headers: response.headers.map(hideSecret),
            body: response.body.toString('utf8'),
          },
        }
      : {}),
    ...(failure ? { failure } : {}),
    timings,
  };
}

function hideSecret([name, value]: readonly [string, string]): readonly [string, string] {
  return [name, /cookie|authorization|token|secret|api-?key/i.test(name) ? '[redacted]' : value];
}
