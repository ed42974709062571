import type { AttemptOutcome } from '../../delivery/attempt-outcome.ts';
import type { DeliveryState } from '../../store/delivery-state.ts';

/** A line of the live list: one delivery, or an event that goes nowhere. */
export interface DeliveryRow {
  /** The delivery's id, else the event's. */
  readonly key: string;
  readonly eventId: string;
  readonly deliveryId?: string | undefined;
  readonly eventType: string;
  readonly resourceId: string;
  readonly subscriptionId?: string | undefined;
  readonly url?: string | undefined;
  readonly acceptedAt: string;
  readonly state?: DeliveryState | undefined;
  readonly attempts: number;
  readonly nextAttemptAt?: string | undefined;
  readonly lastStatus?: number | undefined;
  readonly lastDurationMs?: number | undefined;
  readonly lastOutcome?: Pick<AttemptOutcome, 'kind' | 'code'> | undefined;
  /** The event was made of another one by a person. */
  readonly copyOf?: { readonly kind: 'edited' | 'copied'; readonly eventId?: string } | undefined;
}

/** A line of the feed: a delivery as it stands. Of one that was pruned only the ids are left. */
export interface FeedChange extends Partial<Omit<DeliveryRow, 'key' | 'eventId'>> {
  readonly eventId: string;
}

/** A page of `GET /api/v1/events`. */
export interface EventPage {
  readonly data: readonly {
    readonly eventId: string;
    readonly eventType: string;
    readonly resourceId: string;
    readonly acceptedAt: string;
    readonly deliveries: readonly (Omit<DeliveryRow, 'key' | 'deliveryId'> & { readonly id: string })[];
  }[];
  readonly nextBefore?: number;
}

export function rowsOfPage({ data }: EventPage): readonly DeliveryRow[] {
  return data.flatMap(({ deliveries, ...event }): readonly DeliveryRow[] =>
    deliveries.length === 0
      ? [{ ...event, key: event.eventId, attempts: 0 }]
      : deliveries.map(({ id, ...delivery }) => ({ ...delivery, key: id, deliveryId: id })),
  );
}

/** Undefined for what was pruned meanwhile. */
export function rowOfChange(change: FeedChange): DeliveryRow | undefined {
  const { eventType, resourceId, acceptedAt, attempts = 0 } = change;
  if (eventType === undefined || resourceId === undefined || acceptedAt === undefined) return undefined;
  return { ...change, key: change.deliveryId ?? change.eventId, eventType, resourceId, acceptedAt, attempts };
}
