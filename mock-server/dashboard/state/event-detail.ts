import type { AttemptOutcome } from '../../delivery/attempt-outcome.ts';
import type { ExchangeTimings } from '../../delivery/exchange.ts';
import type { DeliveryRow } from './delivery-row.ts';

/** Bytes as the control API tells them: text where they are one. */
export interface BodyView {
  readonly base64: string;
  readonly text?: string;
}

export type Headers = readonly (readonly [name: string, value: string])[];

/** An attempt; what is absent has not happened yet. */
export interface AttemptDetail {
  readonly number: number;
  readonly deliveryId: string;
  readonly startedAt: string;
  readonly requestHeaders?: Headers;
  readonly requestBody?: BodyView;
  readonly response?: {
    readonly status: number;
    readonly headers: Headers;
    readonly body: string;
    readonly bodyBase64: string;
    readonly truncated: boolean;
  };
  readonly outcome?: AttemptOutcome;
  readonly timings?: ExchangeTimings;
  readonly faults?: readonly string[];
  readonly remoteAddress?: string;
}

export type DeliveryDetail = Omit<DeliveryRow, 'key' | 'deliveryId' | 'attempts'> & {
  readonly id: string;
  readonly url: string;
  readonly attempts: readonly AttemptDetail[];
};

/** `GET /api/v1/events/{eventId}`. */
export interface EventDetail {
  readonly eventId: string;
  readonly eventType: string;
  readonly resourceId: string;
  readonly acceptedAt: string;
  readonly body: BodyView;
  readonly deliveries: readonly DeliveryDetail[];
}
