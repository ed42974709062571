import type { AttemptNote, AttemptOutcome } from './attempt-outcome.ts';
import type { DeliveryRules } from './delivery-rules.ts';
import type { Exchange, ExchangeFailure, ReceivedResponse } from './exchange.ts';
import { printableText } from './printable-text.ts';
import { statusHint } from './status-hints.ts';

/**
 * Says what an exchange came to under the rules of the contract.
 *
 * The status decides: once it has come, a body that breaks, stalls or is too long only adds a note. Without a
 * status everything is retryable, except what we refused to dial, could not send, or stopped ourselves.
 */
export function classifyExchange(exchange: Exchange, rules: DeliveryRules): AttemptOutcome {
  if (exchange.response !== undefined) {
    return classifyResponse(exchange.response, rules);
  }
  const failure: ExchangeFailure = exchange.failure ?? {
    code: 'protocol_error',
    message: 'The exchange ended without an answer.',
  };
  return classifyFailure(failure, exchange.timings.sentMs !== undefined);
}

function classifyResponse(response: ReceivedResponse, rules: DeliveryRules): AttemptOutcome {
  const { status } = response;
  const notes = responseNotes(response);
  if (status >= rules.successStatuses.from && status <= rules.successStatuses.to) {
    const documented = rules.documentedStatuses.includes(status);
    return {
      kind: 'delivered',
      code: 'acknowledged',
      message: `The receiver acknowledged the event with status ${status}.`,
      notes: documented ? notes : ['undocumented_status', ...notes],
    };
  }
  if (rules.goneStatuses.includes(status)) {
    return {
      kind: 'permanent',
      code: 'gone',
      message: `The receiver answered ${status}: it wants no further events here.`,
      hint: 'Resume the subscription once the receiver takes events again.',
      notes,
    };
  }
  if (Math.trunc(status / 100) === 3) {
    return {
      kind: 'retryable',
      code: 'redirect',
      message: `The receiver answered with the redirect ${status}.`,
      hint: redirectHint(response),
      notes,
    };
  }
  const hint = statusHint(status);
  return {
    kind: 'retryable',
    code: 'unexpected_status',
    message: `The receiver answered ${status}, which is not a success.`,
    ...(hint !== undefined && { hint }),
    notes,
  };
}

function responseNotes(response: ReceivedResponse): readonly AttemptNote[] {
  if (response.truncated) {
    return ['response_truncated'];
  }
  return response.complete ? [] : ['response_incomplete'];
}

function redirectHint(response: ReceivedResponse): string {
  const location = response.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  return location === undefined
    ? 'Redirects are not followed: make the target URL answer itself.'
    : `Redirects are not followed: if the answer is to be trusted, point the target URL at ${printableText(location)}`;
}

function classifyFailure(failure: ExchangeFailure, sent: boolean): AttemptOutcome {
  const { code, message, hint } = failure;
  const said = { message, ...(hint !== undefined && { hint }) };
  const notes: readonly AttemptNote[] = sent ? ['effect_unknown'] : [];
  switch (code) {
    case 'blocked_target':
      return { kind: 'blocked', code, ...said, notes };
    case 'invalid_request':
      return { kind: 'permanent', code, ...said, notes };
    case 'transport_closed':
      return { kind: 'unknown', code, ...said, notes };
    default:
      return { kind: 'retryable', code, ...said, notes };
  }
}
