import { expect, test } from 'vitest';
import { systemRandom } from '../../mock-server/runtime/random.ts';

test('system randomness lies in [0, 1), spread over all of it, and does not repeat itself', () => {
  const numbers = Array.from({ length: 2_000 }, systemRandom);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(numbers).size).toBe(numbers.length);
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.1);
});
