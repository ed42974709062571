import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, nextDelayMs } from '../../mock-server/delivery/retry-policy.ts';
import { testRules } from '../fixtures/delivery-rules.ts';

const { retry } = testRules;
const steady = { ...testRules, retry: { ...retry, jitter: 0 } };

const anyRules = fc
  .record({
    baseMs: fc.integer({ min: 1, max: 60_000 }),
    factor: fc.double({ min: 1, max: 10, noNaN: true }),
    extraCapMs: fc.nat(7_200_000),
    maxAttempts: fc.integer({ min: 1, max: 30 }),
    jitter: fc.double({ min: 0, max: 1, noNaN: true }),
    retryAfterCapMs: fc.nat(7_200_000),
  })
  .map(({ baseMs, factor, extraCapMs, maxAttempts, jitter, retryAfterCapMs }) => ({
    retry: {
      schedule: 'exponential' as const,
      baseMs,
      factor,
      capMs: baseMs + extraCapMs,
      maxAttempts,
      jitter,
    },
    retryAfter: { capMs: retryAfterCapMs },
  }));
const anyChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyWish = fc.option(fc.oneof(fc.nat(), fc.constantFrom(0, 1e300, Number.POSITIVE_INFINITY)), {
  nil: undefined,
});

describe('the delay before the next attempt', () => {
  test('W08 S41 follows the table exactly without jitter, and ends after the last attempt', () => {
    const delays = Array.from({ length: 9 }, (_, index) =>
      nextDelayMs({ attempt: index + 1, rules: steady, random: () => 0.5 }),
    );
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, undefined, undefined]);
  });

  test('W08 sums up to the horizon of the schedule', () => {
    let totalMs = 0;
    for (let attempt = 1; attempt < retry.maxAttempts; attempt += 1) {
      totalMs += nextDelayMs({ attempt, rules: steady, random: () => 0.9 }) ?? 0;
    }
    expect(totalMs).toBe(retry.baseMs * (2 ** (retry.maxAttempts - 1) - 1));
  });

  test('W08 never shrinks from attempt to attempt, chance aside, and never passes the cap', () => {
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 1, max: 2_000 }), (rules, attempt) => {
        const delay = backoffMs(attempt, rules.retry);
        expect(delay).toBeGreaterThanOrEqual(rules.retry.baseMs);
        expect(backoffMs(attempt + 1, rules.retry)).toBeGreaterThanOrEqual(delay);
        expect(delay).toBeLessThanOrEqual(rules.retry.capMs);
      }),
    );
  });

  test('S19 W08 stays within its jitter, and within the caps, whatever the receiver wishes', () => {
    fc.assert(
      fc.property(anyRules, fc.nat(40), anyWish, anyChance, (rules, done, retryAfterMs, chance) => {
        const attempt = done + 1;
        const delay = nextDelayMs({ attempt, rules, retryAfterMs, random: () => chance });
        if (delay === undefined) {
          expect(attempt).toBeGreaterThanOrEqual(rules.retry.maxAttempts);
          return;
        }
        const plain = backoffMs(attempt, rules.retry);
        const wishMs = Math.min(retryAfterMs ?? 0, rules.retryAfter.capMs);
        const longestMs = Math.min(plain * (1 + rules.retry.jitter), rules.retry.capMs);
        expect(Number.isSafeInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(plain * (1 - rules.retry.jitter) - 1e-6);
        expect(delay).toBeGreaterThanOrEqual(wishMs);
        expect(delay).toBeLessThanOrEqual(Math.ceil(Math.max(longestMs, wishMs)) + 1);
      }),
    );
  });

  test.each([
    ['shorter than the schedule changes nothing', 500, 1_000],
    ['longer than the schedule is granted', 60_000, 60_000],
    ['beyond the limit is granted up to the limit', 9_999_999_999_000, 3_600_000],
  ])('S18 W07 a wish %s', (_name, retryAfterMs, delayMs) => {
    expect(nextDelayMs({ attempt: 1, rules: steady, retryAfterMs, random: () => 0 })).toBe(delayMs);
  });

  test('jitter spreads to both sides', () => {
    const at = (chance: number): number | undefined =>
      nextDelayMs({ attempt: 1, rules: testRules, random: () => chance });
    expect([at(0), at(0.5), at(1 - Number.EPSILON)]).toEqual([800, 1_000, 1_200]);
  });
});

describe('a schedule that is a list', () => {
  const list = (jitter: number) => ({
    ...testRules,
    retry: { schedule: 'list' as const, delaysMs: [5_000, 60_000, 1_000], jitter },
  });

  test('is followed entry by entry, and ends after the last one', () => {
    const delays = [1, 2, 3, 4, 5].map((attempt) =>
      nextDelayMs({ attempt, rules: list(0), random: () => 0.5 }),
    );
    expect(delays).toEqual([5_000, 60_000, 1_000, undefined, undefined]);
  });

  test('is spread by its jitter, and lengthened by a wish', () => {
    expect(nextDelayMs({ attempt: 1, rules: list(0.1), random: () => 0 })).toBe(4_500);
    expect(nextDelayMs({ attempt: 3, rules: list(0), retryAfterMs: 7_000, random: () => 0 })).toBe(7_000);
  });
});
