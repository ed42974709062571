import type { EventType } from '../../../contract/catalog.ts';
import { PlexteraError } from '../../../contract/errors.ts';
import { type SubscriptionStatus, subscriptionStatuses } from '../../../delivery/event-subscription.ts';
import { SigningSecret } from '../../../signature/signing-secret.ts';
import type { TargetPolicy } from '../../../transport/target-policy.ts';
import { type ApiErrorDetail, refuseInvalid } from '../api-error.ts';
import { objectBody } from '../json-bodies.ts';
import { unknownNames } from '../unknown-names.ts';
import { endpointIssue } from './endpoint-url.ts';
import { checkEventTypes } from './event-type-list.ts';
import { checkFilters } from './filters.ts';

/** What a caller may say about a subscription. */
export interface SubscriptionInput {
  readonly endpointUrl: string;
  readonly eventTypes: readonly EventType[];
  readonly signingSecret: string;
  readonly filters?: Readonly<Record<string, string>>;
  readonly status?: SubscriptionStatus;
}

export interface EndpointRules {
  readonly policy: TargetPolicy;
  /** The port that the mock itself listens on, which is never a target. */
  readonly ownPort: number | undefined;
}

type Check = (value: unknown, rules: EndpointRules) => readonly ApiErrorDetail[];

const checks: Readonly<Record<keyof SubscriptionInput, Check>> = {
  endpointUrl: (value, { policy, ownPort }) => detail('endpointUrl', endpointIssue(value, policy, ownPort)),
  eventTypes: checkEventTypes,
  signingSecret: (value) => detail('signingSecret', secretIssue(value)),
  filters: checkFilters,
  status: (value) => detail('status', statusIssue(value)),
};

const required = ['endpointUrl', 'eventTypes', 'signingSecret'] as const;
const changeable = Object.keys(checks) as readonly (keyof SubscriptionInput)[];
const creatable = changeable.filter((name) => name !== 'status');

/** The body of a creation; throws `VALIDATION_FAILED` with every part that is wrong. */
export function readNewSubscription(body: unknown, rules: EndpointRules): SubscriptionInput {
  return readParts(body, rules, creatable, required) as SubscriptionInput;
}

/** The body of an update, of which every part may be absent. */
export function readSubscriptionUpdate(body: unknown, rules: EndpointRules): Partial<SubscriptionInput> {
  return readParts(body, rules, changeable, []);
}

function readParts(
  body: unknown,
  rules: EndpointRules,
  known: readonly (keyof SubscriptionInput)[],
  needed: readonly (keyof SubscriptionInput)[],
): Partial<SubscriptionInput> {
  const parts = objectBody(body);
  refuseInvalid([
    ...unknownNames(Object.keys(parts), known),
    ...known.flatMap((name) => {
      if (Object.hasOwn(parts, name)) return checks[name](parts[name], rules);
      return needed.includes(name) ? [{ field: name, issue: 'is required' }] : [];
    }),
  ]);
  return parts as Partial<SubscriptionInput>;
}

/** What is wrong with a status, in a sentence, or undefined. */
export function statusIssue(value: unknown): string | undefined {
  const known: readonly unknown[] = subscriptionStatuses;
  return known.includes(value) ? undefined : `must be ${subscriptionStatuses.join(' or ')}`;
}

function secretIssue(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  try {
    new SigningSecret(value);
    return undefined;
  } catch (error) {
    if (error instanceof PlexteraError) return error.message;
    throw error;
  }
}

function detail(field: string, issue: string | undefined): readonly ApiErrorDetail[] {
  return issue === undefined ? [] : [{ field, issue }];
}
