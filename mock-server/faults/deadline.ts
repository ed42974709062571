import type { Exchange, ExchangeFailureCode } from '../delivery/exchange.ts';
import type { AttemptStages } from './stages.ts';

/**
 * Sends what was held: the time that it took is taken off its deadline, which stays one over everything. Where nothing
 * is left, the attempt ends unsent.
 */
export function sendAfter(
  heldMs: number,
  next: AttemptStages['send'],
  ...[request, again]: Parameters<AttemptStages['send']>
): Promise<Exchange> {
  const deadlineMs = request.deadlineMs - heldMs;
  return deadlineMs > 0
    ? next({ ...request, deadlineMs }, again)
    : Promise.resolve(unsent('deadline_exceeded', 'A fault held the request until its deadline.', heldMs));
}

/** An exchange that never began. */
export function unsent(code: ExchangeFailureCode, message: string, totalMs: number): Exchange {
  return { failure: { code, message }, timings: { totalMs } };
}
