import type { FaultScope } from '../../faults/scope.ts';

/** Which attempts a fault is for, in words. */
export function scopeText({ next, eventType, subscriptionId, eventId, share }: FaultScope = {}): string {
  const parts = [
    next === undefined ? 'every attempt' : next === 1 ? 'the next attempt' : `the next ${next} attempts`,
    ...(share === undefined ? [] : [`${Math.round(share * 100)} % of them`]),
    ...(eventType === undefined ? [] : [`of ${eventType}`]),
    ...(eventId === undefined ? [] : [`of ${eventId}`]),
    ...(subscriptionId === undefined ? [] : [`for ${subscriptionId}`]),
  ];
  return parts.join(', ');
}
