import type { EventSubscription, SubscriptionChange } from '../../../delivery/event-subscription.ts';
import { refuseInvalid } from '../api-error.ts';
import { checkFiltersFit } from './filters.ts';
import type { SubscriptionInput } from './subscription-input.ts';

/**
 * What an update changes: what it names and nothing else. `filters: {}` removes the filters, and a status of the
 * caller's own wipes out why the mock had paused it.
 */
export function toChange(
  current: EventSubscription,
  input: Partial<SubscriptionInput>,
  updatedAt: string,
): SubscriptionChange {
  const { filters, ...rest } = input;
  const given = filters ?? current.filters ?? {};
  refuseInvalid(checkFiltersFit(input.eventTypes ?? current.eventTypes, given));
  return {
    ...rest,
    ...(filters ? { filters: presentFilters(filters) } : {}),
    ...(input.status ? { pausedReason: undefined } : {}),
    ...(input.status === 'active' ? { failureStreak: 0 } : {}),
    ...(Object.keys(input).length > 0 ? { updatedAt } : {}),
  };
}

/** Filters that filter nothing are left out. */
export function presentFilters(
  filters: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> | undefined {
  return filters && Object.keys(filters).length > 0 ? filters : undefined;
}
