import { statusesNamed, statusNames, statusOf } from '../text/delivery-status.ts';
import type { DeliveryRow } from './delivery-row.ts';

export const termKinds = ['type', 'status', 'code', 'id', 'run', 'dur', 'tries'] as const;
export type TermKind = (typeof termKinds)[number] | 'text';

/** One condition, as it was written and as it is meant. */
export interface SearchTerm {
  readonly kind: TermKind;
  readonly value: string;
  /** As it stands in the search. */
  readonly raw: string;
  /** Why it can never hold; for a person. */
  readonly problem?: string;
}

/** Words, where a colon parts the name of a condition from its value, and quotes hold words together. */
const word = /(?:[^\s"]|"[^"]*(?:"|$))+/g;

/** Reads a search. Whatever is written means something: what is no condition is looked for as text. */
export function parseSearch(search: string): readonly SearchTerm[] {
  return (search.match(word) ?? []).map((raw) => {
    const at = raw.indexOf(':');
    const kind = termKinds.find((name) => name === raw.slice(0, at).toLowerCase());
    if (kind === undefined) return { kind: 'text', value: unquoted(raw), raw };
    const value = unquoted(raw.slice(at + 1));
    const problem = problemOf(kind, value);
    return problem === undefined ? { kind, value, raw } : { kind, value, raw, problem };
  });
}

export function formatSearch(terms: readonly SearchTerm[]): string {
  return terms.map(({ raw }) => raw).join(' ');
}

/**
 * Whether a row is among what is looked for. Every condition has to hold.
 *
 * @param found events that the server has found for a text or an id, which it also looks for in answers and attempts.
 */
export function matches(row: DeliveryRow, terms: readonly SearchTerm[], found: ReadonlySet<string>): boolean {
  return terms.every((term) => holds(row, term, found));
}

function holds(row: DeliveryRow, { kind, value, problem }: SearchTerm, found: ReadonlySet<string>): boolean {
  if (problem !== undefined) return false;
  switch (kind) {
    case 'type':
      return fits(row.eventType, value);
    case 'status':
      return value.split(',').some((one) => statusesNamed(one.toLowerCase()).includes(statusOf(row)));
    case 'code':
      return fitsCode(row.lastStatus, value.toLowerCase());
    case 'dur':
      return fitsDuration(row.lastDurationMs, value);
    case 'tries':
      return fitsNumber(row.attempts, value);
    case 'id':
      return found.has(row.eventId) || idsOf(row).some((id) => id.startsWith(value));
    case 'run':
      return row.resourceId.startsWith(value);
    case 'text': {
      const wanted = value.toLowerCase();
      const shown = [...idsOf(row), row.eventType, row.url ?? ''];
      return found.has(row.eventId) || shown.some((text) => text.toLowerCase().includes(wanted));
    }
  }
}

/** What of a search the server is asked: it can look into answers, and knows the ids of attempts. */
export function serverQuestion(terms: readonly SearchTerm[]): string {
  const question = new URLSearchParams();
  for (const kind of ['id', 'text'] as const) {
    const [term] = terms.filter((one) => one.kind === kind && one.value !== '');
    if (term) question.set(kind, term.value.slice(0, kind === 'id' ? 200 : 1_000));
  }
  return question.toString();
}

function problemOf(kind: TermKind, value: string): string | undefined {
  if (value === '') return 'say what it should be';
  if (kind === 'status' && !value.split(',').every((one) => statusesNamed(one.toLowerCase()).length > 0))
    return `there are ${statusNames.join(', ')}`;
  if (kind === 'code' && !/^(?:[1-5](?:\d\d|xx)|none)$/i.test(value)) return 'such as 503, 5xx or none';
  if (kind === 'dur' && !duration.test(value)) return 'such as >500ms or <2s';
  if (kind === 'tries' && !count.test(value)) return 'such as 3, >1 or <2';
  return undefined;
}

const count = /^([<>]?)(\d{1,6})$/;

function fitsNumber(number: number, value: string): boolean {
  const [, sign, digits] = count.exec(value) ?? [];
  const wanted = Number(digits);
  if (sign === '<') return number < wanted;
  return sign === '>' ? number > wanted : number === wanted;
}

const duration = /^([<>]?)(\d+(?:\.\d+)?)(ms|s)?$/;

function fitsDuration(ms: number | undefined, value: string): boolean {
  const [, sign, digits, unit] = duration.exec(value) ?? [];
  if (ms === undefined || digits === undefined) return false;
  const limit = Number(digits) * (unit === 's' ? 1_000 : 1);
  return sign === '<' ? ms < limit : ms >= limit;
}

function fitsCode(status: number | undefined, value: string): boolean {
  if (status === undefined) return value === 'none';
  return value.endsWith('xx') ? String(status).startsWith(value.slice(0, 1)) : String(status) === value;
}

/** Literally, or up to the `*` at its end. */
function fits(text: string, pattern: string): boolean {
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}

function idsOf({ eventId, deliveryId, resourceId, subscriptionId }: DeliveryRow): readonly string[] {
  return [eventId, deliveryId ?? '', resourceId, subscriptionId ?? ''];
}

function unquoted(text: string): string {
  return text.replaceAll('"', '');
}
