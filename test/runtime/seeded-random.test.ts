import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';

const first = (seed: number | string, count = 8): readonly number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

test('a seed gives these numbers for ever', () => {
  expect(first('plextera', 3)).toMatchInlineSnapshot(`
    [
      0.784018925335783,
      0.08915556184486106,
      0.9867335630859038,
    ]
  `);
});

test('the same seed replays, and a number is the same seed as its digits', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.integer()), (seed) => {
      expect(first(seed)).toEqual(first(String(seed)));
    }),
  );
});

test('seeds that differ by one have nothing in common', () => {
  const numbers = Array.from({ length: 1_000 }, (_, seed) => first(seed, 4)).flat();
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('numbers lie in [0, 1) and are spread evenly', () => {
  const tenths = new Array<number>(10).fill(0);
  for (const number of first('spread', 20_000)) {
    const tenth = Math.floor(number * 10);
    tenths[tenth] = (tenths[tenth] ?? Number.NaN) + 1;
  }
  expect(tenths).toHaveLength(10);
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(250);
});
