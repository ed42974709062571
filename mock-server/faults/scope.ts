import type { EventType } from '../contract/catalog.ts';
import { knownEventType } from '../payloads/known-event-type.ts';
import { share, text, wholeNumber } from './option-spec.ts';
import { readOptions } from './options.ts';

/** Which attempts a fault is for; all that is given has to hold, and nothing given means every attempt. */
export interface FaultScope {
  /** So many attempts, then never again. */
  readonly next?: number;
  readonly eventType?: EventType;
  readonly subscriptionId?: string;
  readonly eventId?: string;
  /** The share of those attempts, 0 to 1, by chance. */
  readonly share?: number;
}

const specs = {
  next: wholeNumber('For so many attempts.', { from: 1, to: 1_000_000 }),
  eventType: text('Only for events of this type.', { pattern: /^.{1,200}$/, rule: 'an event type' }),
  subscriptionId: text('Only for this subscription.', {
    pattern: /^[\w.:-]{1,200}$/,
    rule: 'the id of a subscription',
  }),
  // An id that a person gave may be any text.
  eventId: text('Only for this event.', { pattern: /^.{1,1000}$/su, rule: 'the id of an event' }),
  share: share('The share of attempts, by chance.', 1),
};

/** A scope as given, checked; throws `PLEXTERA_BAD_OPTION` or `PLEXTERA_UNKNOWN_EVENT_TYPE`. */
export function readScope(given: unknown): FaultScope {
  const scope = readOptions('the scope of a fault', specs, given);
  return {
    ...(scope.next !== undefined && { next: scope.next }),
    ...(scope.eventType !== undefined && { eventType: knownEventType(scope.eventType) }),
    ...(scope.subscriptionId !== undefined && { subscriptionId: scope.subscriptionId }),
    ...(scope.eventId !== undefined && { eventId: scope.eventId }),
    ...(scope.share < 1 && { share: scope.share }),
  };
}
