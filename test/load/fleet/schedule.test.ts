import { describe, expect, test } from 'vitest';
import { arrivalsOf, profileOf, type Spacing, UNKNOWN_YET } from '../../../mock-server/load/arrivals.ts';
import { differences } from '../../../mock-server/load/fleet/fleet-plan.ts';
import { Schedule, type Slice } from '../../../mock-server/load/fleet/schedule.ts';
import { SharedDistribution } from '../../../mock-server/load/fleet/shared-distribution.ts';
import { SliceQueue } from '../../../mock-server/load/fleet/slice-queue.ts';
import { TrafficMix } from '../../../mock-server/load/mix/traffic-mix.ts';
import { Distribution } from '../../../mock-server/load/recording/distribution.ts';
import { prepareTemplates } from '../../../mock-server/load/templates/prepare-templates.ts';
import { seededRandom } from '../../../mock-server/runtime/seeded-random.ts';
import { planOf } from '../load-bench.ts';

const stretches = [
  { fromPerSecond: 10, toPerSecond: 300, forMs: 3_000 },
  { fromPerSecond: 50, toPerSecond: 50, forMs: 2_000 },
];
const arrivals = (spacing: Spacing) => arrivalsOf(profileOf(stretches), spacing, seededRandom('fleet'));

function all(next: () => number | undefined): readonly number[] {
  const times: number[] = [];
  for (let time = next(); time !== undefined; time = next()) times.push(time);
  return times;
}

function slicesOf(spacing: Spacing, lanes: number, most = Number.POSITIVE_INFINITY): readonly Slice[] {
  const schedule = new Schedule(arrivals(spacing), lanes, most);
  schedule.drawUntil(Number.POSITIVE_INFINITY);
  return schedule.unsettled().flatMap((window) => schedule.slicesOf(window));
}

describe.each<[Spacing]>([['evenly'], ['by-chance'], [{ burstOf: 40 }]])('spaced %j', (spacing) => {
  test.each([[1], [2], [3], [7]])(
    'the slices of %i emitters come to exactly the times of the run',
    (lanes) => {
      const slices = slicesOf(spacing, lanes);
      const times = slices.flatMap((slice) => slice.times).toSorted((a, b) => a - b);
      expect(times).toEqual(all(arrivals(spacing)));
      expect(times.length).toBeGreaterThan(400);
    },
  );

  test('serial numbers are given once each, without a gap', () => {
    const slices = slicesOf(spacing, 3).toSorted((a, b) => a.firstSerial - b.firstSerial);
    let next = 0;
    for (const { firstSerial, times } of slices) {
      expect(firstSerial).toBe(next);
      next += times.length;
    }
    expect(next).toBe(all(arrivals(spacing)).length);
  });

  test('each emitter has its share of every window, give or take one', () => {
    const counts = new Map<number, number[]>();
    for (const { window, times } of slicesOf(spacing, 3))
      counts.set(window, [...(counts.get(window) ?? []), times.length]);
    for (const window of counts.values()) expect(Math.max(...window) - Math.min(...window)).toBeLessThan(2);
  });
});

test('a run that ends after so many sends has so many in all', () => {
  expect(slicesOf('evenly', 3, 100).flatMap(({ times }) => times)).toHaveLength(100);
});

test('nothing is drawn before it is needed, and what is settled is forgotten', () => {
  let drawn = 0;
  const endless = () => 10 * drawn++;
  const schedule = new Schedule(endless, 2, Number.POSITIVE_INFINITY);
  schedule.drawUntil(1_000);
  expect(drawn).toBeLessThan(200);
  for (const window of schedule.unsettled()) schedule.settle(window);
  expect(schedule.unsettled()).toEqual([]);
  expect(schedule.ended).toBe(false);
});

describe('a queue of slices', () => {
  const slice = (window: number, times: readonly number[], firstSerial: number) => ({
    window,
    lane: 0,
    times,
    firstSerial,
  });
  const mix = (shares = { duplicates: 0, retries: 0, forged: 0 }) =>
    new TrafficMix(prepareTemplates(planOf('http://127.0.0.1/', {})), shares, seededRandom('queue'));

  test('asks for patience while it is empty, and ends once it is closed', () => {
    const queue = new SliceQueue();
    expect(queue.arrivals()).toBe(UNKNOWN_YET);
    queue.take(slice(0, [5], 0));
    expect([queue.arrivals(), queue.arrivals()]).toEqual([5, UNKNOWN_YET]);
    queue.close();
    expect(queue.arrivals()).toBeUndefined();
  });

  test('sends what is due first, whichever slice it is of, with the serial numbers of that slice', () => {
    const queue = new SliceQueue();
    queue.take(slice(4, [40, 50, 60], 400));
    queue.take(slice(1, [10, 45], 100));
    const traffic = queue.number(mix());
    const sent = [0, 0, 0, 0, 0].map(() => [queue.arrivals(), traffic.next(0).serial]);
    expect(sent).toEqual([
      [10, 100],
      [40, 400],
      [45, 101],
      [50, 401],
      [60, 402],
    ]);
    expect(queue.serials).toEqual([
      [100, 102],
      [400, 403],
    ]);
  });

  test('a slice is over once each of its sends has ended, repeats among them', () => {
    const queue = new SliceQueue();
    queue.take(slice(0, [1, 2, 3, 4, 5, 6], 0));
    const traffic = queue.number(mix({ duplicates: 0.5, retries: 0, forged: 0 }));
    const specs = [1, 2, 3, 4, 5, 6].map(() => {
      queue.arrivals();
      return traffic.next(0);
    });
    const serials = specs.filter(({ kind }) => kind === 'new').map(({ serial }) => serial);
    expect(serials).toEqual(serials.map((_, at) => at));
    expect(serials.length).toBeLessThan(6);
    for (const spec of specs.slice(1)) queue.ended(spec);
    expect(queue.takeOver()).toEqual([]);
    for (const spec of specs) queue.ended(spec);
    expect(queue.takeOver()).toHaveLength(1);
    expect(queue.takeOver()).toEqual([]);
  });
});

test('durations of several machines give the percentiles of all of them together', () => {
  const random = seededRandom('durations');
  const [one, other, together] = [
    new SharedDistribution(),
    new SharedDistribution(),
    new SharedDistribution(),
  ];
  const reference = new Distribution();
  for (let n = 0; n < 20_000; n++) {
    const ms = n % 3 === 0 ? 1 + random() * 9 : 500 + random() * 4_000;
    (n % 3 === 0 ? one : other).record(ms);
    reference.record(ms);
  }
  for (const part of [one, other]) together.add(part.encoded());
  const [found, exact] = [together.percentiles(), reference.percentiles()];
  expect(found?.count).toBe(20_000);
  for (const name of ['mean', 'p50', 'p90', 'p99', 'p99.9', 'max'] as const)
    expect(Math.abs((found?.[name] ?? 0) / (exact?.[name] ?? 1) - 1), name).toBeLessThan(0.005);
  expect(new SharedDistribution().percentiles()).toBeUndefined();
});

test('two calls differ in the options that are not the same', () => {
  const plan = (options: Readonly<Record<string, string>>) => ({ options, seed: 's' });
  expect(differences(plan({ a: '1', b: '2' }), plan({ a: '1', b: '2' }))).toEqual([]);
  expect(differences(plan({ c: '1', b: '2' }), plan({ a: '1', b: '3' }))).toEqual(['a', 'b', 'c']);
});
