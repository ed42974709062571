import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Arrivals,
  arrivalsOf,
  everyNth,
  profileOf,
  type Spacing,
  type Stretch,
} from '../../mock-server/load/arrivals.ts';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';

function timesOf(stretches: readonly Stretch[], spacing: Spacing, seed = 'arrivals'): readonly number[] {
  return drain(arrivalsOf(profileOf(stretches), spacing, seededRandom(seed)));
}

function drain(next: Arrivals): readonly number[] {
  const times: number[] = [];
  for (let at = next(); at !== undefined; at = next()) times.push(at);
  return times;
}

const constant = (perSecond: number, forMs: number): Stretch => ({
  fromPerSecond: perSecond,
  toPerSecond: perSecond,
  forMs,
});

const countWithin = (times: readonly number[], fromMs: number, toMs: number) =>
  times.filter((at) => at >= fromMs && at < toMs).length;

test('a constant rate puts equal distances between events, and stops at its end', () => {
  expect(timesOf([constant(4, 1_000)], 'evenly')).toEqual([0, 250, 500, 750]);
});

test('a ramp sends half as many in its first half as a third of its second', () => {
  const times = timesOf([{ fromPerSecond: 0.001, toPerSecond: 400, forMs: 1_000 }], 'evenly');
  expect(times).toHaveLength(201);
  expect(countWithin(times, 0, 500)).toBeCloseTo(50, -1);
  expect(countWithin(times, 500, 1_000)).toBeCloseTo(150, -1);
});

test('a ramp can fall', () => {
  const times = timesOf([{ fromPerSecond: 400, toPerSecond: 100, forMs: 1_000 }], 'evenly');
  expect(times).toHaveLength(250);
  expect(countWithin(times, 0, 500)).toBeGreaterThan(countWithin(times, 500, 1_000) * 1.5);
});

test('steps follow each other without a gap', () => {
  const times = timesOf([constant(10, 1_000), constant(100, 1_000)], 'evenly');
  expect(countWithin(times, 0, 1_000)).toBe(10);
  expect(countWithin(times, 1_000, 2_000)).toBe(100);
});

test('bursts come at once and keep the rate', () => {
  expect(timesOf([constant(4, 2_000)], { burstOf: 4 })).toEqual([0, 0, 0, 0, 1_000, 1_000, 1_000, 1_000]);
});

test('chance keeps the rate in the long run, with distances as uneven as those of a Poisson process', () => {
  const times = timesOf([constant(1_000, 20_000)], 'by-chance');
  expect(times.length / 20_000).toBeCloseTo(1, 1);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  const variance = gaps.reduce((sum, gap) => sum + (gap - 1) ** 2, 0) / gaps.length;
  expect(variance).toBeGreaterThan(0.85);
  expect(variance).toBeLessThan(1.15);
});

test('chance is that of its seed', () => {
  expect(timesOf([constant(100, 1_000)], 'by-chance', 'a')).toEqual(
    timesOf([constant(100, 1_000)], 'by-chance', 'a'),
  );
  expect(timesOf([constant(100, 1_000)], 'by-chance', 'a')).not.toEqual(
    timesOf([constant(100, 1_000)], 'by-chance', 'b'),
  );
});

test('a rate without an end goes on', () => {
  const next = arrivalsOf(
    profileOf([constant(1_000, Number.POSITIVE_INFINITY)]),
    'evenly',
    seededRandom('x'),
  );
  for (let n = 0; n < 5_000; n++) expect(next()).toBeCloseTo(n, 6);
});

describe('whatever the schedule', () => {
  const stretch = fc.record({
    fromPerSecond: fc.integer({ min: 1, max: 500 }),
    toPerSecond: fc.integer({ min: 1, max: 500 }),
    forMs: fc.integer({ min: 1, max: 2_000 }),
  });
  const spacings = fc.constantFrom<Spacing>('evenly', 'by-chance', { burstOf: 7 });

  test('times never fall, and lie within it', () => {
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 4 }), spacings, (stretches, spacing) => {
        const times = timesOf(stretches, spacing);
        const lengthMs = stretches.reduce((sum, { forMs }) => sum + forMs, 0);
        for (const [index, at] of times.entries()) {
          expect(at).toBeGreaterThanOrEqual(times[index - 1] ?? 0);
          expect(at).toBeLessThanOrEqual(lengthMs + 1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('parts of it are all of it, each time in one of them and in its place', () => {
    fc.assert(
      fc.property(
        stretch,
        spacings,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 9 }),
        (one, spacing, parts, seed) => {
          const arrivals = () => arrivalsOf(profileOf([one]), spacing, seededRandom(seed));
          const shares = Array.from({ length: parts }, (_, part) => drain(everyNth(arrivals(), part, parts)));
          const whole = drain(arrivals());
          expect(whole.map((_, n) => shares[n % parts]?.[Math.floor(n / parts)])).toEqual(whole);
          expect(shares.flat()).toHaveLength(whole.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
