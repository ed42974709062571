import type { EventType } from '../contract/catalog.ts';
import type { RetrySchedule } from './delivery-rules.ts';

export const subscriptionStatuses = ['active', 'paused'] as const;

/** `paused`: nothing is sent, and what happens meanwhile is dropped. */
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** What a subscription asks for beyond the contract's rules; an extension of ours that Plextera does not have. */
export interface DeliveryOverrides {
  readonly retry?: RetrySchedule;
  readonly deadlineMs?: number;
  /** So many failed attempts in a row pause the subscription; absent: never. */
  readonly pauseAfterFailures?: number;
}

/** Where events go, which ones, and with which secret they are signed. Times are ISO 8601 in UTC. */
export interface EventSubscription {
  /** `sub_<ULID>`. */
  readonly id: string;
  readonly endpointUrl: string;
  readonly eventTypes: readonly EventType[];
  /** Write-only: signs deliveries and is never shown. */
  readonly signingSecret: string;
  /** Only events whose property at the contract's pointer has this value, e.g. `{ workflowId: 'invoices' }`. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly status: SubscriptionStatus;
  /** Why it was paused, when the mock did it. */
  readonly pausedReason?: string;
  readonly overrides?: DeliveryOverrides;
  /** Failed attempts since the last success. */
  readonly failureStreak: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What can change; an absent key leaves a part as it is, `undefined` removes an optional one. */
export type SubscriptionChange = {
  readonly [Key in Exclude<keyof EventSubscription, 'id' | 'createdAt'>]?: EventSubscription[Key] | undefined;
};
