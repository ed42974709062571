import type { SubscriptionStatus } from '../../../delivery/event-subscription.ts';
import { type ApiErrorDetail, refuseInvalid } from '../api-error.ts';
import { unknownNames } from '../unknown-names.ts';
import { checkEventType } from './event-type-list.ts';
import { statusIssue } from './subscription-input.ts';

/** Bounds of a page, as the vendor publishes them. */
export const pageLimits = {
  size: { least: 1, most: 100, default: 50 },
  page: { most: 999_999_999 },
} as const;

/** Which subscriptions are asked for. */
export interface ListRequest {
  /** From 0. */
  readonly page: number;
  readonly size: number;
  readonly status?: SubscriptionStatus;
  readonly eventType?: string;
}

type Query = Readonly<Record<string, unknown>>;

/** The query of a list; throws `VALIDATION_FAILED`. A parameter that is there twice is wrong too. */
export function readListRequest(query: Query): ListRequest {
  const { size, page } = pageLimits;
  const { status, eventType } = query;
  refuseInvalid([
    ...unknownNames(Object.keys(query), ['page', 'size', 'status', 'eventType']),
    ...checkWhole('page', query.page, 0, page.most),
    ...checkWhole('size', query.size, size.least, size.most),
    ...(status === undefined ? [] : checkStatus(status)),
    ...(eventType === undefined ? [] : checkEventType('eventType', eventType)),
  ]);
  return {
    page: Number(query.page ?? 0),
    size: Number(query.size ?? size.default),
    ...(status === undefined ? {} : { status: status as SubscriptionStatus }),
    ...(eventType === undefined ? {} : { eventType: eventType as string }),
  };
}

function checkStatus(value: unknown): readonly ApiErrorDetail[] {
  const issue = statusIssue(value);
  return issue ? [{ field: 'status', issue }] : [];
}

function checkWhole(field: string, value: unknown, least: number, most: number): readonly ApiErrorDetail[] {
  if (value === undefined) return [];
  const right = typeof value === 'string' && /^\d{1,9}$/.test(value);
  if (right && Number(value) >= least && Number(value) <= most) return [];
  return [{ field, issue: `must be a whole number from ${least} to ${most}` }];
}
