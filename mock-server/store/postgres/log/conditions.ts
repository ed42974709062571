import type { LogQuery } from '../../delivery-log-store.ts';

/** Conditions with their values; `$n` counts over all of them. */
export class Conditions {
  readonly #texts: string[] = [];
  readonly values: unknown[] = [];

  /** Adds a condition unless the value is absent; `text` is given the place of the value. */
  add<Value>(value: Value | undefined, text: (place: string, value: Value) => string): void {
    if (value === undefined) return;
    // No text of PostgreSQL holds a NUL, so none is found by one.
    if (typeof value === 'string' && value.includes('\0')) {
      this.#texts.push('false');
      return;
    }
    this.values.push(value);
    this.#texts.push(text(`$${this.values.length}`, value));
  }

  /** What `fill` adds, as one text that is not yet a condition; undefined when it adds nothing. */
  collect(fill: (conditions: Conditions) => void): string | undefined {
    const from = this.#texts.length;
    fill(this);
    const added = this.#texts.splice(from);
    return added.length > 0 ? `(${added.join(' and ')})` : undefined;
  }

  /** One of these, as far as they are there. */
  addAny(texts: readonly (string | undefined)[]): void {
    const given = texts.filter((text) => text !== undefined);
    if (given.length > 0) this.#texts.push(`(${given.join(' or ')})`);
  }

  get where(): string {
    return this.#texts.length > 0 ? this.#texts.join(' and ') : 'true';
  }
}

/** About the event, `e`. */
export function addEventConditions(conditions: Conditions, { eventType, since, until }: LogQuery): void {
  if (eventType?.endsWith('*'))
    conditions.add(eventType.slice(0, -1), (prefix) => `starts_with(e.event_type, ${prefix})`);
  else conditions.add(eventType, (type) => `e.event_type = ${type}`);
  conditions.add(since, (time) => `e.accepted_at >= ${time}::timestamptz`);
  conditions.add(until, (time) => `e.accepted_at < ${time}::timestamptz`);
}

/** About how the delivery `d` stands. */
export function addStateConditions(conditions: Conditions, query: LogQuery): void {
  conditions.add(query.state, (state) => `d.state = ${state}`);
  conditions.add(statusRange(query.code), (range) => {
    const bound = (which: 1 | 2): string => `(${range}::int[])[${which}]`;
    return `d.last_status between ${bound(1)} and ${bound(2)}`;
  });
  conditions.add(query.minDurationMs, (ms) => `d.last_duration_ms >= ${ms}`);
}

const attempted = (s: string, test: string): string =>
  `exists (select from ${s}.attempts a where a.delivery_id = d.id and (${test}))`;

// Bytes that are not ASCII become octal numbers, on both sides alike: any answer can be searched, in any encoding.
const searchable = (bytes: string): string => `lower(encode(${bytes}, 'escape'))`;

const found = (place: string, columns: readonly string[]): string =>
  columns.map((column) => `strpos(lower(${column}), lower(${place}::text)) > 0`).join(' or ');

/** About the names and words of the event alone, whatever its deliveries say. */
export function addOwnTextConditions(conditions: Conditions, { id, text }: LogQuery): void {
  conditions.add(id, (place) => `${place} in (e.event_id, e.resource_id)`);
  conditions.add(text, (place) => `(${found(place, eventNames)})`);
}

const eventNames = ['e.event_id', 'e.event_type', 'e.resource_id'];

/** About the names and words of the event, the delivery `d` and its attempts. */
export function addTextConditions(conditions: Conditions, { id, text }: LogQuery, s: string): void {
  conditions.add(id, (place) => {
    const attempt = attempted(s, `a.attempt_id = ${place}`);
    return `(${place} in (e.event_id, e.resource_id, d.id, d.subscription_id) or ${attempt})`;
  });
  conditions.add(text, (place) => {
    const needle = searchable(`convert_to(${place}::text, 'UTF8')`);
    const answered = `strpos(${searchable('a.response_body')}, ${needle}) > 0`;
    const inAttempts = attempted(s, `${found(place, ['a.attempt_id'])} or ${answered}`);
    const names = [...eventNames, 'd.id', 'd.subscription_id', 'd.endpoint_url'];
    return `(${found(place, names)} or ${inAttempts})`;
  });
}

/** `503` is a range of one, `5xx` of a hundred; what is neither matches nothing. */
function statusRange(code: string | undefined): readonly [number, number] | undefined {
  if (code === undefined) return undefined;
  const [, hundreds] = /^([1-9])xx$/i.exec(code) ?? [];
  if (hundreds) return [Number(hundreds) * 100, Number(hundreds) * 100 + 99];
  const status = /^\d{3}$/.test(code) ? Number(code) : -1;
  return [status, status];
}
