import type { ExchangeFailure } from '../delivery/exchange.ts';
import { findHeaderProblems } from './reserved-headers.ts';
import { refuseUrl } from './target-policy.ts';
import type { OutgoingRequest } from './transport.ts';

/** What every way of sending refuses before it dials: a URL or a header that cannot be. */
export function refuseRequest({ url, headers }: OutgoingRequest): ExchangeFailure | undefined {
  const refusal = refuseUrl(url);
  if (refusal !== undefined) {
    const { message, hint } = refusal;
    return { code: 'blocked_target', message, ...(hint !== undefined && { hint }) };
  }
  const [problem] = findHeaderProblems(headers, []);
  return problem && { code: 'invalid_request', message: problem.message };
}

/** How an exchange ends that was under way when its transport was closed. */
export const closedFailure: ExchangeFailure = {
  code: 'transport_closed',
  message: 'The emitter stopped before the exchange was over.',
};
