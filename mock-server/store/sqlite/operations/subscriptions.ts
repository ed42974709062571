import type { SubscriptionQuery } from '../../delivery-store.ts';
import type { Sql } from '../database/sql.ts';
import { writeChanges } from './write-changes.ts';

/** A subscription with what is searched by beside its document. */
export interface SubscriptionRow {
  readonly id: string;
  readonly status: string;
  readonly endpointUrl: string;
  /** The `EventSubscription` as JSON. */
  readonly document: string;
}

interface DocumentRow {
  readonly document: string;
}

export function insertSubscription(sql: Sql, row: SubscriptionRow): void {
  if (getSubscription(sql, row.id) !== undefined)
    throw new Error(`There is a subscription ${row.id} already.`);
  sql.run(
    'INSERT INTO subscriptions (id, status, endpoint_url, document) VALUES (?, ?, ?, ?)',
    row.id,
    row.status,
    row.endpointUrl,
    row.document,
  );
}

export function getSubscription(sql: Sql, id: string): string | undefined {
  return sql.all<DocumentRow>('SELECT document FROM subscriptions WHERE id = ?', id)[0]?.document;
}

export function listSubscriptions(sql: Sql, { offset, limit, status, eventType }: SubscriptionQuery) {
  const matching = `(?1 IS NULL OR status = ?1)
    AND (?2 IS NULL OR EXISTS (SELECT 1 FROM json_each(document, '$.eventTypes') WHERE value = ?2))`;
  const values = [status ?? null, eventType ?? null] as const;
  const [count] = sql.all<{ n: number }>(
    `SELECT count(*) AS n FROM subscriptions WHERE ${matching}`,
    ...values,
  );
  const rows = sql.all<DocumentRow>(
    `SELECT document FROM subscriptions WHERE ${matching} ORDER BY seq DESC LIMIT ?3 OFFSET ?4`,
    ...values,
    limit,
    offset,
  );
  return { documents: rows.map(({ document }) => document), total: count?.n ?? 0 };
}

export function activeSubscriptions(sql: Sql): readonly string[] {
  return sql
    .all<DocumentRow>(`SELECT document FROM subscriptions WHERE status = 'active' ORDER BY seq`)
    .map(({ document }) => document);
}

/** `change` replaces members, and removes those that are null. Returns the new document. */
export function updateSubscription(
  sql: Sql,
  { id, change }: { readonly id: string; readonly change: Readonly<Record<string, unknown>> },
): string | undefined {
  const before = getSubscription(sql, id);
  if (before === undefined) return undefined;
  const changed = { ...JSON.parse(before), ...change };
  const kept = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null));
  const document = JSON.stringify(kept);
  sql.run(
    'UPDATE subscriptions SET status = ?, endpoint_url = ?, document = ? WHERE id = ?',
    String(kept.status),
    String(kept.endpointUrl),
    document,
    id,
  );
  if (change.status !== undefined) holdDeliveries(sql, id, kept.status === 'paused');
  return document;
}

function holdDeliveries(sql: Sql, id: string, held: boolean): void {
  sql.run(
    `UPDATE deliveries SET held = ?1 WHERE subscription_id = ?2 AND state = 'waiting' AND held <> ?1`,
    held ? 1 : 0,
    id,
  );
}

export function deleteSubscription(
  sql: Sql,
  { id, at }: { readonly id: string; readonly at: string },
): boolean {
  if (sql.run('DELETE FROM subscriptions WHERE id = ?', id) === 0) return false;
  const owed = sql.all<{ id: string; eventId: string }>(
    `SELECT d.id, e.id AS eventId FROM deliveries AS d JOIN events AS e ON e.seq = d.event_seq
     WHERE d.subscription_id = ? AND d.state IN ('waiting', 'in_flight') ORDER BY d.seq`,
    id,
  );
  sql.run(
    `UPDATE deliveries SET state = 'cancelled' WHERE subscription_id = ? AND state IN ('waiting', 'in_flight')`,
    id,
  );
  writeChanges(
    sql,
    'cancelled',
    at,
    owed.map((delivery) => [delivery.eventId, delivery.id]),
  );
  return true;
}
