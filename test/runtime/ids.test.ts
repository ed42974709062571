import fc from 'fast-check';
import { decodeTime, isValid } from 'ulid';
import { expect, test } from 'vitest';
import { hexId, ulid } from '../../mock-server/runtime/ids.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';

test('a ULID stands behind its prefix and carries its time', () => {
  const id = ulid('abc_', 1_775_557_320_123, systemRandom);
  expect(id.startsWith('abc_')).toBe(true);
  expect(isValid(id.slice(4))).toBe(true);
  expect(decodeTime(id.slice(4))).toBe(1_775_557_320_123);
});

test('a ULID of the first instant of 1970, or of a time before, does not ask the clock', () => {
  for (const atMs of [0, -1, -1e12]) {
    expect(ulid('', atMs, seededRandom(1))).toBe(ulid('', 1, seededRandom(1)));
  }
});

test('hexadecimal ids have exactly as many lower-case digits as wanted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80 }), fc.integer(), (length, seed) => {
      expect(hexId(length, seededRandom(seed))).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
    }),
  );
});

test('the smallest and the largest random number make whole ids', () => {
  expect(hexId(24, () => 0)).toBe('0'.repeat(24));
  expect(hexId(24, () => 1 - 2 ** -53)).toBe('f'.repeat(24));
  expect(ulid('', 1, () => 1 - 2 ** -53)).toMatch(/Z{16}$/);
});
