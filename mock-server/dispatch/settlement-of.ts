import type { ClaimedDelivery, Settlement } from '../store/delivery-store.ts';
import type { MadeAttempt } from './attempt-delivery.ts';

/** A fault can blow a body up; the log keeps the beginning. */
const storedBodyCapBytes = 1_048_576;

/** What comes next for a delivery after an attempt, which is tried again at `dueAtMs` where that is given. */
export function nextState({ outcome }: MadeAttempt, dueAtMs: number | undefined): Settlement['next'] {
  if (outcome.kind === 'delivered') return { state: 'delivered' };
  return dueAtMs === undefined ? { state: 'exhausted' } : { state: 'waiting', dueAtMs };
}

/** What is stored of an attempt on a delivery. */
export function settlementOf(
  { id, attemptId }: ClaimedDelivery,
  { requestHeaders, changedBody, exchange, outcome }: MadeAttempt,
  faults: readonly string[],
  next: Settlement['next'],
): Settlement {
  const { response, timings, remoteAddress } = exchange;
  return {
    deliveryId: id,
    attemptId,
    next,
    record: {
      requestHeaders,
      ...(changedBody === undefined ? {} : { requestBody: changedBody.subarray(0, storedBodyCapBytes) }),
      ...(response === undefined ? {} : { response }),
      outcome,
      timings,
      ...(remoteAddress === undefined ? {} : { remoteAddress }),
      faults,
    },
  };
}
