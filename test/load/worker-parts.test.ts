import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import type { LoadEnd } from '../../mock-server/load/load-result.ts';
import { TrafficMix } from '../../mock-server/load/mix/traffic-mix.ts';
import { Ledger } from '../../mock-server/load/recording/ledger.ts';
import { prepareTemplates } from '../../mock-server/load/templates/prepare-templates.ts';
import { partOfPlan } from '../../mock-server/load/workers/part-of-plan.ts';
import { PartSerials } from '../../mock-server/load/workers/part-serials.ts';
import { packPlan, unpackPlan } from '../../mock-server/load/workers/plan-message.ts';
import { Tally } from '../../mock-server/load/workers/tally.ts';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';
import { planOf, secretText } from './load-bench.ts';

describe('a tally', () => {
  test('sums up what its parts came to, in whichever thread it is read', () => {
    const tally = new Tally(3);
    tally.peersOf(0).publish(10, 9, 1, 1);
    tally.peersOf(2).publish(5, 5, 0, 0);
    tally.peersOf(2).publish(7, 6, 2, 1);
    const elsewhere = new Tally(structuredClone(tally.memory));
    expect(elsewhere.totals()).toEqual({ sent: 17, answered: 15, errors: 3, underway: 2 });
    expect(elsewhere.peersOf(1).totals()).toEqual(tally.totals());
  });

  test('keeps the first reason to end', () => {
    const reasons: readonly LoadEnd[] = ['done', 'interrupted', 'errors', 'unreachable', 'blocked'];
    for (const reason of reasons) {
      const tally = new Tally(2);
      const [one, two] = [tally.peersOf(0), tally.peersOf(1)];
      expect(one.ended).toBeUndefined();
      two.end(reason);
      one.end('errors');
      expect(one.ended).toBe(reason);
      expect(tally.ended).toBe(reason);
    }
  });
});

describe('serial numbers', () => {
  const pageEvents = 2 ** 18;
  const mix = () =>
    new TrafficMix(
      prepareTemplates({
        events: [{ value: eventTypes[0], weight: 1 }],
        sizes: [{ value: undefined, weight: 1 }],
        seed: 'serials',
        extraHeaders: [],
      }),
      { duplicates: 0, retries: 0, forged: 0 },
      seededRandom('serials'),
    );

  test('are those of no other part, and none is left out', () => {
    const given = [0, 1].map((part) => {
      const serials = new PartSerials(part, 2);
      const traffic = serials.number(mix());
      const found: number[] = [];
      for (let n = 0; n < pageEvents + 3; n++) found.push(traffic.next(0).serial);
      expect(serials.ranges).toEqual([
        [part * pageEvents, (part + 1) * pageEvents],
        [(part + 2) * pageEvents, (part + 2) * pageEvents + 3],
      ]);
      expect(found).toEqual(serials.ranges.flatMap(([from, to]) => range(from, to)));
      return found;
    });
    expect(new Set(given.flat()).size).toBe(2 * (pageEvents + 3));
  });

  test('have no range before one was given', () => {
    expect(new PartSerials(1, 2).ranges).toEqual([]);
  });
});

test('a ledger takes over others, and knows each event as they did', () => {
  const [whole, one, two] = [new Ledger(), new Ledger(), new Ledger()];
  const far = 2 ** 18 * 5;
  for (const serial of [0, 1, 2]) one.sent(serial);
  for (const serial of [0, 0, 1]) one.acknowledged(serial);
  for (const serial of [3, far, far + 1, far + 1]) two.sent(serial);
  for (const serial of [3, far]) two.acknowledged(serial);
  for (const part of [one, two]) whole.add(structuredClone(part.contents()));
  expect(whole.totals()).toEqual({
    events: 6,
    acknowledged: 4,
    acknowledgedAgain: 1,
    neverAcknowledged: 2,
  });
  expect(whole.firstNeverAcknowledged(10)).toEqual([2, far + 1]);
  for (const serial of [0, 1, 2]) expect(whole.entry(serial)).toEqual(one.entry(serial));
  for (const serial of [3, far, far + 1, far + 2]) expect(whole.entry(serial)).toEqual(two.entry(serial));
});

test('the parts of a plan have together what the plan has', () => {
  const plan = planOf('http://127.0.0.1:9/', { maxSends: 101, concurrency: 10 });
  const parts = [0, 1, 2].map((part) => partOfPlan(plan, part, 3));
  expect(parts.map(({ maxSends }) => maxSends)).toEqual([34, 34, 33]);
  expect(parts.map(({ concurrency }) => concurrency)).toEqual([4, 3, 3]);
});

test('a plan reaches another thread whole, and shows its secret to nobody', () => {
  const plan = planOf('http://127.0.0.1:9/hooks?a=b', {
    perSecond: 5,
    idsFrom: new Date(Date.UTC(2032, 1, 2)),
    extraHeaders: [['X-Key', 'value']],
    maxErrors: 3,
  });
  const { secret, dialOptions, url, shares, ...plain } = plan;
  const message = structuredClone(packPlan(plan));
  expect(JSON.stringify(message)).not.toContain(secretText);
  const arrived = unpackPlan(message);
  expect(arrived).toMatchObject({ ...plain, shares });
  expect(arrived.url.href).toBe(url.href);
  expect(arrived.secret.key.equals(secret.key)).toBe(true);
  expect(arrived.dialOptions.policy).toEqual(dialOptions.policy);
});

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
