/** The digits that tell the ids of one run apart; what stands before them is the same in all. */
export const base32Digits = 8;
export const hexDigits = 10;

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base32Codes = Buffer.from(base32, 'latin1');
const hexCodes = Buffer.from('0123456789abcdef', 'latin1');
const pairs: readonly string[] = [...base32].flatMap((high) => [...base32].map((low) => high + low));

/** Bits of a number are taken in two halves, because those of bit operations end at 32. */
const HALF = 2 ** 20;

/**
 * A number of a run as the last digits of its ids, below 2⁴⁰: eight of Crockford's base 32 or ten hexadecimal ones.
 * A ULID for each event would cost more than sending it.
 */
export class Serial {
  readonly base32 = Buffer.alloc(base32Digits);
  readonly hex = Buffer.alloc(hexDigits);

  set(serial: number): void {
    const high = Math.floor(serial / HALF);
    const low = serial % HALF;
    for (let digit = 0; digit < 4; digit++) {
      this.base32[3 - digit] = base32Codes[(high >>> (5 * digit)) & 31] ?? 0;
      this.base32[7 - digit] = base32Codes[(low >>> (5 * digit)) & 31] ?? 0;
    }
    for (let digit = 0; digit < 5; digit++) {
      this.hex[4 - digit] = hexCodes[(high >>> (4 * digit)) & 15] ?? 0;
      this.hex[9 - digit] = hexCodes[(low >>> (4 * digit)) & 15] ?? 0;
    }
  }
}

/** The digits in base 32 as text. */
export function serialText(serial: number): string {
  const high = Math.floor(serial / HALF);
  const low = serial % HALF;
  return `${pairs[high >>> 10]}${pairs[high & 1023]}${pairs[low >>> 10]}${pairs[low & 1023]}`;
}
