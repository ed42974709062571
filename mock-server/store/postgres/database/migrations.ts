/**
 * The tables, as the steps that made them: step 1 leads from nothing to version 1. A step that was released is never
 * edited, a change is a new step at the end.
 *
 * A waiting delivery names the job of the queue that stands for it; a job that its delivery does not name is void. One
 * with an attempt under way names its holder, whose lease is a row of `emitters`, also when it was cancelled meanwhile.
 */
export const migrations: readonly ((schema: string) => string)[] = [
  (s) => `
    create table ${s}.subscriptions (
      id text primary key,
      seq bigint generated always as identity,
      status text not null,
      event_types text[] not null,
      endpoint_url text not null,
      value text not null
    );

    create table ${s}.events (
      event_id text primary key,
      seq bigint generated always as identity unique,
      event_type text not null,
      resource_id text not null,
      accepted_at timestamptz not null,
      body bytea not null
    );

    create table ${s}.latest_events (
      subscription_id text not null,
      event_type text not null,
      resource_id text not null,
      event_id text not null,
      primary key (subscription_id, event_type, resource_id)
    );
    create index latest_events_event on ${s}.latest_events (event_id);

    create table ${s}.deliveries (
      id text primary key,
      seq bigint generated always as identity unique,
      event_id text not null,
      subscription_id text not null,
      endpoint_url text not null,
      state text not null,
      due_at timestamptz not null,
      job_id uuid,
      holder uuid,
      attempt_id text,
      attempts int not null default 0,
      last_status int,
      last_duration_ms float8,
      last_outcome text
    );
    create index deliveries_event on ${s}.deliveries (event_id);
    create index deliveries_due on ${s}.deliveries (subscription_id, due_at) where state = 'waiting';
    create index deliveries_held on ${s}.deliveries (holder) where holder is not null;
    create index deliveries_exhausted on ${s}.deliveries (event_id) where state = 'exhausted';

    create table ${s}.attempts (
      attempt_id text primary key,
      seq bigint generated always as identity unique,
      delivery_id text not null,
      number int not null,
      started_at text not null,
      owner text not null,
      record text,
      request_body bytea,
      response_body bytea
    ) with (fillfactor = 60);
    create index attempts_delivery on ${s}.attempts (delivery_id, number);

    create table ${s}.changes (
      seq bigint generated always as identity primary key,
      kind text not null,
      at text not null,
      event_id text not null,
      delivery_id text,
      attempt_id text
    );

    create table ${s}.emitters (
      id uuid primary key,
      owner text not null,
      lease_until timestamptz not null
    );
  `,
];
