import type { HeaderPairs } from '../../dispatch/build-request.ts';

/** Members by name of what should be a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `[["Name", "value"], …]`, or undefined where it is anything else. */
export function headerPairs(value: unknown): HeaderPairs | undefined {
  if (!Array.isArray(value)) return undefined;
  const pairs = value as readonly unknown[];
  const good = pairs.every(
    (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'),
  );
  return good ? (pairs as HeaderPairs) : undefined;
}

/** The bytes that a text in base64 stands for; undefined where it is none, because Node would leave out what is wrong. */
export function base64Bytes(text: unknown): Buffer | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** A time as RFC 3339 writes it; undefined for anything else. */
export function timeOf(text: unknown): Date | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(text)) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
