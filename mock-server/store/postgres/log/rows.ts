import type { AttemptRow, ChangeRow, DeliveryRow, EventRow } from '../../delivery-log-store.ts';
import type { DeliveryState } from '../../delivery-state.ts';
import { fromAttemptColumns } from './attempt-record.ts';

const bytes = (buffer: Buffer): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);

export interface EventColumns extends Record<string, unknown> {
  readonly seq: number;
  readonly event_id: string;
  readonly event_type: string;
  readonly resource_id: string;
  readonly accepted_at: Date;
  readonly body: Buffer;
}

export const toEventRow = (row: EventColumns): EventRow => ({
  seq: row.seq,
  eventId: row.event_id,
  eventType: row.event_type,
  resourceId: row.resource_id,
  acceptedAt: row.accepted_at.toISOString(),
  body: bytes(row.body),
});

export const deliveryColumns = `d.seq, d.id, d.event_id, e.event_type, e.resource_id, d.subscription_id,
  d.endpoint_url, e.accepted_at, d.state, d.attempts,
  floor(extract(epoch from d.due_at) * 1000)::float8 as due_ms, d.last_status, d.last_duration_ms, d.last_outcome`;

export interface DeliveryColumns extends Record<string, unknown> {
  readonly seq: number;
  readonly id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly resource_id: string;
  readonly subscription_id: string;
  readonly endpoint_url: string;
  readonly accepted_at: Date;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly due_ms: number;
  readonly last_status: number | null;
  readonly last_duration_ms: number | null;
  readonly last_outcome: string | null;
}

/** @param toOurs from the database's clock to the schedule's. */
export const toDeliveryRow = (row: DeliveryColumns, toOurs: (ms: number) => number): DeliveryRow => ({
  seq: row.seq,
  id: row.id,
  eventId: row.event_id,
  eventType: row.event_type,
  resourceId: row.resource_id,
  subscriptionId: row.subscription_id,
  endpointUrl: row.endpoint_url,
  acceptedAt: row.accepted_at.toISOString(),
  state: row.state,
  attempts: row.attempts,
  ...(row.state === 'waiting' ? { dueAtMs: toOurs(row.due_ms) } : {}),
  ...(row.last_status === null ? {} : { lastStatus: row.last_status }),
  ...(row.last_duration_ms === null ? {} : { lastDurationMs: row.last_duration_ms }),
  ...(row.last_outcome === null ? {} : { lastOutcome: JSON.parse(row.last_outcome) }),
});

export interface AttemptRowColumns extends Record<string, unknown> {
  readonly seq: number;
  readonly attempt_id: string;
  readonly delivery_id: string;
  readonly number: number;
  readonly started_at: string;
  readonly owner: string;
  readonly record: string | null;
  readonly request_body: Buffer | null;
  readonly response_body: Buffer | null;
}

export const toAttemptRow = (row: AttemptRowColumns): AttemptRow => ({
  seq: row.seq,
  attemptId: row.attempt_id,
  deliveryId: row.delivery_id,
  number: row.number,
  startedAt: row.started_at,
  owner: row.owner,
  ...(row.record === null
    ? {}
    : {
        record: fromAttemptColumns(
          row.record,
          row.request_body && bytes(row.request_body),
          row.response_body && bytes(row.response_body),
        ),
      }),
});

export interface ChangeColumns extends Record<string, unknown> {
  readonly seq: number;
  readonly kind: ChangeRow['kind'];
  readonly at: string;
  readonly event_id: string;
  readonly delivery_id: string | null;
  readonly attempt_id: string | null;
}

export const toChangeRow = (row: ChangeColumns): ChangeRow => ({
  seq: row.seq,
  kind: row.kind,
  at: row.at,
  eventId: row.event_id,
  ...(row.delivery_id === null ? {} : { deliveryId: row.delivery_id }),
  ...(row.attempt_id === null ? {} : { attemptId: row.attempt_id }),
});
