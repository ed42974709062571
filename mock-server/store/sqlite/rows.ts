import type { EventSubscription, SubscriptionChange } from '../../delivery/event-subscription.ts';
import type { AttemptRecord } from '../attempt-record.ts';
import type { AttemptRow, ChangeRow, DeliveryRow, EventRow } from '../delivery-log-store.ts';
import type { Settlement } from '../delivery-store.ts';
import type { StoredAttempt } from './operations/log-attempts.ts';
import type { StoredChange } from './operations/log-changes.ts';
import type { StoredDelivery } from './operations/log-deliveries.ts';
import type { StoredEvent } from './operations/log-events.ts';
import type { SettleRow } from './operations/settle.ts';
import type { SubscriptionRow } from './operations/subscriptions.ts';

export function subscriptionRow(subscription: EventSubscription): SubscriptionRow {
  const { id, status, endpointUrl } = subscription;
  return { id, status, endpointUrl, document: JSON.stringify(subscription) };
}

export function toSubscription(document: string): EventSubscription {
  return JSON.parse(document) as EventSubscription;
}

/** As `updateSubscription` takes it: null for what is removed. */
export function changeRow(change: SubscriptionChange): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value ?? null]));
}

type StoredRecord = Omit<AttemptRecord, 'requestBody' | 'response'> & {
  readonly response?: Omit<NonNullable<AttemptRecord['response']>, 'body'>;
};

export function settleRow({ attemptId, record, next }: Settlement, at: string): SettleRow {
  const { requestBody, response, ...rest } = record;
  const stored: StoredRecord = rest;
  const { body, ...head } = response ?? {};
  return {
    attemptId,
    record: JSON.stringify(response === undefined ? stored : { ...stored, response: head }),
    requestBody: requestBody ?? null,
    responseBody: body ?? null,
    status: response?.status ?? null,
    durationMs: record.timings.totalMs,
    state: next.state,
    dueAtMs: next.state === 'waiting' ? next.dueAtMs : null,
    at,
  };
}

export function toEventRow({ body, ...row }: StoredEvent): EventRow {
  return { ...row, body: new Uint8Array(body) };
}

export function toDeliveryRow(stored: StoredDelivery): DeliveryRow {
  const { dueAtMs, lastStatus, lastDurationMs, lastOutcome, ...row } = stored;
  return {
    ...row,
    ...(row.state === 'waiting' && { dueAtMs }),
    ...(lastStatus !== null && { lastStatus }),
    ...(lastDurationMs !== null && { lastDurationMs }),
    ...(lastOutcome !== null && { lastOutcome: JSON.parse(lastOutcome) as AttemptRecord['outcome'] }),
  };
}

export function toAttemptRow({ record, requestBody, responseBody, ...row }: StoredAttempt): AttemptRow {
  if (record === null) return row;
  const { response, ...rest } = JSON.parse(record) as StoredRecord;
  const whole: AttemptRecord = {
    ...rest,
    ...(requestBody !== null && { requestBody: new Uint8Array(requestBody) }),
    ...(response !== undefined && { response: { ...response, body: new Uint8Array(responseBody ?? []) } }),
  };
  return { ...row, record: whole };
}

export function toChangeRow({ deliveryId, attemptId, ...row }: StoredChange): ChangeRow {
  return { ...row, ...(deliveryId !== null && { deliveryId }), ...(attemptId !== null && { attemptId }) };
}
