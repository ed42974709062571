import { casesOf } from '../../conformance/cases/catalogue.ts';
import { parseEvent } from '../../contract/parse-event.ts';
import { isRawBody, type RawBody } from '../../contract/raw-body.ts';
import type { ReceiverCaseOptions } from '../case-options.ts';
import type { ReceiverTarget } from '../with-receiver.ts';
import { matchCases } from './match-cases.ts';
import type { MatcherResult } from './matcher-result.ts';

/**
 * With options, of a receiver: passes where it does everything that it must; what cannot be run or told here is left out.
 * Without, of a payload, raw or as an object: passes where it is an event of the contract, of a known type and with
 * everything that this requires. Unknown properties are no breach, because additive change is normal.
 */
export function toMatchContract(
  subject: ReceiverTarget | RawBody | object,
  options?: ReceiverCaseOptions,
): MatcherResult | Promise<MatcherResult> {
  if (options === undefined) return matchPayload(subject);
  const cases = casesOf({ severity: 'must' });
  const leavesOut = options.observer === undefined;
  return matchCases(subject as ReceiverTarget, cases, options, 'do all that the contract demands', leavesOut);
}

function matchPayload(payload: RawBody | object): MatcherResult {
  const body = isRawBody(payload) ? payload : (JSON.stringify(payload) ?? '');
  const parsed = parseEvent(body, { unknownEventType: 'reject' });
  const findings = parsed.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => `${path === '' ? 'the event' : path}: ${message}`);
  return {
    pass: parsed.kind === 'event',
    message: () =>
      parsed.kind === 'event'
        ? `expected the payload not to match the contract, and it is a valid ${parsed.event.eventType}`
        : ['expected the payload to match the contract', '', ...findings].join('\n'),
  };
}
