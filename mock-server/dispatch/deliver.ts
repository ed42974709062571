import { deliveryRules } from '../contract/catalog.ts';
import type { DeliveryAttempt } from '../delivery/delivery-attempt.ts';
import type { DeliveryRules } from '../delivery/delivery-rules.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Random } from '../runtime/random.ts';
import type { Transport } from '../transport/transport.ts';
import { attemptDelivery, retryDelayMs } from './attempt-delivery.ts';
import { type Destination, newDeliveryId } from './build-request.ts';
import type { PreparedEvent } from './prepared-event.ts';

/** What delivering needs of the world; tests pass their own. */
export interface DeliveryTools {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
}

export interface DeliverOptions {
  /** How it is tried again; by default what the contract says. */
  readonly rules?: DeliveryRules;
  /** Called before each attempt, with its number from 1. */
  readonly onStart?: (number: number) => void;
  /** Called after each attempt. */
  readonly onAttempt?: (attempt: DeliveryAttempt) => void;
  /** Ends the waiting between attempts; an attempt under way is finished. */
  readonly signal?: AbortSignal;
}

/**
 * Delivers one event to one destination: sign, send, judge, wait, again. Resolves with all attempts, the last of which
 * was delivered, can never be, or was the last that the rules allow. Never rejects for what a receiver does.
 */
export async function deliver(
  prepared: PreparedEvent,
  destination: Destination,
  tools: DeliveryTools,
  { rules = deliveryRules, onStart, onAttempt, signal }: DeliverOptions = {},
): Promise<readonly DeliveryAttempt[]> {
  const attempts: DeliveryAttempt[] = [];
  for (;;) {
    onStart?.(attempts.length + 1);
    const attempt = await attemptOnce(prepared, destination, tools, rules, attempts.length + 1);
    attempts.push(attempt);
    onAttempt?.(attempt);
    if (attempt.retryInMs === undefined || signal?.aborted) return attempts;
    try {
      await tools.clock.sleep(attempt.retryInMs, signal);
    } catch {
      return attempts;
    }
  }
}

async function attemptOnce(
  prepared: PreparedEvent,
  destination: Destination,
  tools: DeliveryTools,
  rules: DeliveryRules,
  number: number,
): Promise<DeliveryAttempt> {
  const { clock, random } = tools;
  const deliveryId = newDeliveryId(clock, random);
  const made = await attemptDelivery(prepared, destination, deliveryId, rules, tools);
  const { startedAt, requestHeaders, exchange, outcome } = made;
  const retryInMs = retryDelayMs(outcome, exchange, number, rules, tools);
  const retry = retryInMs === undefined ? {} : { retryInMs };
  return { number, deliveryId, startedAt, requestHeaders, exchange, outcome, ...retry };
}
