import type { LogQuery } from '../../delivery-log-store.ts';
import type { SqlValue } from '../database/sql.ts';

/** A part of a WHERE clause and what is bound in it. */
export interface Condition {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Conditions on an event `e`, as far as the query has them. */
export function eventConditions({ eventType, since, until }: LogQuery): readonly Condition[] {
  const conditions: Condition[] = [];
  if (eventType?.endsWith('*')) {
    const prefix = eventType.slice(0, -1);
    conditions.push({ text: 'e.type >= ? AND e.type < ?', values: [prefix, `${prefix}\u{10ffff}`] });
  } else if (eventType !== undefined) conditions.push({ text: 'e.type = ?', values: [eventType] });
  if (since !== undefined) conditions.push({ text: 'e.accepted_at >= ?', values: [since] });
  if (until !== undefined) conditions.push({ text: 'e.accepted_at < ?', values: [until] });
  return conditions;
}

/** Conditions on a delivery `d`, as far as the query has them. */
export function deliveryConditions({ state, code, minDurationMs }: LogQuery): readonly Condition[] {
  const conditions: Condition[] = [];
  if (state !== undefined) conditions.push({ text: 'd.state = ?', values: [state] });
  if (code !== undefined) conditions.push(codeCondition(code));
  if (minDurationMs !== undefined)
    conditions.push({ text: 'd.last_duration_ms >= ?', values: [minDurationMs] });
  return conditions;
}

function codeCondition(code: string): Condition {
  if (/^[1-9]xx$/i.test(code)) {
    const from = Number(code[0]) * 100;
    return { text: 'd.last_status BETWEEN ? AND ?', values: [from, from + 99] };
  }
  return /^\d{3}$/.test(code) ? { text: 'd.last_status = ?', values: [Number(code)] } : nothing;
}

const nothing: Condition = { text: 'false', values: [] };

// SQLite refuses patterns of more than 50,000 bytes.
const longestText = 10_000;

/** Finds a text literally by `LIKE`, in any of these columns. */
export function textCondition(text: string, columns: readonly string[], inAnswers: string): Condition {
  if (text.length > longestText || text.includes('\0')) return nothing;
  const pattern = `%${text.replaceAll(/[\\%_]/g, (special) => `\\${special}`)}%`;
  const like = (column: string) => `${column} LIKE ? ESCAPE '\\'`;
  const answers = `EXISTS (SELECT 1 FROM attempts AS a ${inAnswers}
    AND (${like('a.id')} OR ${like('CAST(a.response_body AS TEXT)')}))`;
  return {
    text: `(${[...columns.map(like), answers].join(' OR ')})`,
    values: Array.from({ length: columns.length + 2 }, () => pattern),
  };
}

/** Everything together, as the text after WHERE. */
export function allOf(conditions: readonly Condition[]): Condition {
  return {
    text: conditions.map(({ text }) => text).join(' AND ') || 'true',
    values: conditions.flatMap(({ values }) => values),
  };
}
