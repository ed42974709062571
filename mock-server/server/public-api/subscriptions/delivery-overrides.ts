import type { DeliveryOverrides, EventSubscription } from '../../../delivery/event-subscription.ts';
import { patchRetry, type RetryPatch, retryPatch } from './retry-patch.ts';

/** What a caller changes: an absent key leaves a part as it is, null gives it back to the contract. */
export interface OverridesPatch {
  readonly retry?: RetryPatch | null;
  readonly deadlineMs?: number | null;
  readonly pauseAfterFailures?: number | null;
}

const positive = { type: 'integer', minimum: 1 };

/** The schema of {@link OverridesPatch}. */
export const overridesPatch = {
  type: 'object',
  additionalProperties: false,
  properties: {
    retry: { ...retryPatch, type: ['object', 'null'] },
    deadlineMs: { ...positive, type: ['integer', 'null'], maximum: 600_000 },
    pauseAfterFailures: { ...positive, type: ['integer', 'null'], maximum: 1_000_000 },
  },
};

/** The overrides after a change, or undefined when none is left; throws a problem for a retry of two kinds. */
export function patchOverrides(
  current: DeliveryOverrides = {},
  patch: OverridesPatch,
): DeliveryOverrides | undefined {
  const retry = patch.retry && patchRetry(current.retry, patch.retry);
  const merged = { ...current, ...patch, ...(retry ? { retry } : {}) };
  const kept = Object.entries(merged).filter(([, value]) => value !== null);
  return kept.length > 0 ? (Object.fromEntries(kept) as DeliveryOverrides) : undefined;
}

/** What only the mock knows of a subscription. */
export interface DeliveryView extends Pick<EventSubscription, 'status' | 'pausedReason' | 'failureStreak'> {
  readonly subscriptionId: string;
  readonly overrides: DeliveryOverrides;
}

export function deliveryView(subscription: EventSubscription): DeliveryView {
  const { id, status, pausedReason, failureStreak, overrides = {} } = subscription;
  return { subscriptionId: id, status, ...(pausedReason ? { pausedReason } : {}), failureStreak, overrides };
}
