import { ulid as formatUlid } from 'ulid';
import type { Random } from './random.ts';

/**
 * A ULID behind a prefix: 26 characters of Crockford's base 32, sortable by time.
 *
 * @param atMs milliseconds since the Unix epoch; what is before 1970 counts as its first millisecond.
 */
export function ulid(prefix: string, atMs: number, random: Random): string {
  // The package reads 0 as "no time given" and would ask the system's clock.
  return prefix + formatUlid(Math.max(1, Math.trunc(atMs)), random);
}

const DIGITS_AT_ONCE = 8;

/** That many lower-case hexadecimal digits, such as the 24 of an object id. */
export function hexId(length: number, random: Random): string {
  let digits = '';
  while (digits.length < length) {
    const chunk = Math.floor(random() * 16 ** DIGITS_AT_ONCE);
    digits += chunk.toString(16).padStart(DIGITS_AT_ONCE, '0');
  }
  return digits.slice(0, length);
}
