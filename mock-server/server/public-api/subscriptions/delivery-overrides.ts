import { deliveryRules } from '../../../contract/catalog.ts';
import type { RetrySchedule } from '../../../delivery/delivery-rules.ts';
import type { DeliveryOverrides, EventSubscription } from '../../../delivery/event-subscription.ts';

/** What a caller changes: an absent key leaves a part as it is, null gives it back to the contract. */
export interface OverridesPatch {
  readonly retry?: Partial<RetrySchedule> | null;
  readonly deadlineMs?: number | null;
  readonly pauseAfterFailures?: number | null;
}

const positive = { type: 'integer', minimum: 1 };
const dayMs = 86_400_000;

/** The schema of {@link OverridesPatch}. */
export const overridesPatch = {
  type: 'object',
  additionalProperties: false,
  properties: {
    retry: {
      type: ['object', 'null'],
      description: 'Parts that are absent stay as they are, or as the contract has them.',
      additionalProperties: false,
      properties: {
        schedule: { type: 'string', enum: [deliveryRules.retry.schedule] },
        baseMs: { ...positive, maximum: 30 * dayMs },
        factor: { type: 'number', minimum: 1, maximum: 100 },
        capMs: { ...positive, maximum: 30 * dayMs },
        maxAttempts: { ...positive, maximum: 1_000 },
        jitter: { type: 'number', minimum: 0, maximum: 1 },
      },
    },
    deadlineMs: { ...positive, type: ['integer', 'null'], maximum: 600_000 },
    pauseAfterFailures: { ...positive, type: ['integer', 'null'], maximum: 1_000_000 },
  },
};

/** The overrides after a change, or undefined when none is left. */
export function patchOverrides(
  current: DeliveryOverrides = {},
  patch: OverridesPatch,
): DeliveryOverrides | undefined {
  const retry = patch.retry && { ...deliveryRules.retry, ...current.retry, ...patch.retry };
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
