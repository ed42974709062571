import { expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { ActiveFaults } from '../../mock-server/faults/active-faults.ts';
import type { FaultRequest } from '../../mock-server/faults/fault-request.ts';
import type { AttemptInfo } from '../../mock-server/faults/stages.ts';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';
import { manualClock } from './clocks.ts';

const [type, otherType] = eventTypes;

function start(seed = 'seed') {
  const clock = manualClock();
  const faults = new ActiveFaults({ clock, random: seededRandom(seed) });
  const namesFor = (attempt: Partial<AttemptInfo> = {}) =>
    faults.forAttempt({ eventId: 'evt_1', eventType: type, subscriptionId: 'sub_1', ...attempt }).names;
  return { clock, faults, namesFor };
}

test('nothing goes wrong until it is asked for', () => {
  const { faults, namesFor } = start();
  expect(faults.list()).toEqual([]);
  expect(namesFor()).toEqual([]);
});

test('a fault without a scope is for every attempt until it is removed', () => {
  const { faults, namesFor } = start();
  const { id } = faults.add({ name: 'delay' });
  expect([namesFor(), namesFor({ eventType: otherType, subscriptionId: 'sub_2' })]).toEqual([
    ['delay'],
    ['delay'],
  ]);
  expect(faults.remove(id)).toBe(true);
  expect(faults.remove(id)).toBe(false);
  expect(namesFor()).toEqual([]);
});

test('a fault for the next attempts counts each that it is for once, and no other', () => {
  const { faults, namesFor } = start();
  faults.add({ name: 'drop', scope: { next: 2, eventType: type } });
  expect(namesFor({ eventType: otherType })).toEqual([]);
  expect(namesFor()).toEqual(['drop']);
  expect(faults.list()).toMatchObject([{ nextLeft: 1, applied: 1 }]);
  expect(namesFor({ eventType: otherType })).toEqual([]);
  expect(namesFor()).toEqual(['drop']);
  expect(namesFor()).toEqual([]);
  expect(faults.list()).toEqual([]);
});

test('a fault can be for one type or one subscription, and all that is given has to hold', () => {
  const { faults, namesFor } = start();
  faults.add({ name: 'delay', scope: { subscriptionId: 'sub_2' } });
  faults.add({ name: 'drop', scope: { subscriptionId: 'sub_2', eventType: otherType } });
  expect(namesFor()).toEqual([]);
  expect(namesFor({ subscriptionId: 'sub_2' })).toEqual(['delay']);
  expect(namesFor({ subscriptionId: 'sub_2', eventType: otherType })).toEqual(['delay', 'drop']);
});

test('a fault can be for one event, and with a subscription for one delivery', () => {
  const { faults, namesFor } = start();
  faults.add({ name: 'delay', scope: { eventId: 'evt_2' } });
  faults.add({ name: 'drop', scope: { eventId: 'evt_2', subscriptionId: 'sub_2', next: 1 } });
  expect(namesFor({ subscriptionId: 'sub_2' })).toEqual([]);
  expect(namesFor({ eventId: 'evt_2' })).toEqual(['delay']);
  expect(namesFor({ eventId: 'evt_2', subscriptionId: 'sub_2' })).toEqual(['delay', 'drop']);
});

test('a share is met in the long run, and repeats with its seed', () => {
  const run = (share: number, seed?: string) => {
    const { faults, namesFor } = start(seed === undefined ? 'a' : `other than ${share}`);
    faults.add({ name: 'delay', scope: { share }, ...(seed !== undefined && { seed }) });
    return Array.from({ length: 2_000 }, () => namesFor().length);
  };
  const count = (applied: readonly number[]) => applied.filter((each) => each === 1).length;
  expect(count(run(0.25))).toBeGreaterThan(430);
  expect(count(run(0.25))).toBeLessThan(570);
  expect(run(0.25)).toEqual(run(0.25));
  expect(run(0.5, 'mine')).toEqual(run(0.5, 'mine'));
  expect(run(0.5, 'mine')).not.toEqual(run(0.5, 'yours'));
  expect(count(run(0))).toBe(0);
  expect(count(run(1))).toBe(2_000);
});

test('a seed makes a fault independent of what other faults do by chance', () => {
  const run = (...others: readonly FaultRequest[]) => {
    const { faults, namesFor } = start();
    for (const other of others) faults.add(other);
    faults.add({ name: 'drop', scope: { share: 0.5 }, seed: 'mine' });
    return Array.from({ length: 100 }, () => namesFor().includes('drop'));
  };
  expect(run({ name: 'delay', scope: { share: 0.3 } }, { name: 'duplicate', scope: { share: 0.3 } })).toEqual(
    run(),
  );
});

test('several are at work in the order in which they were added', () => {
  const { faults, namesFor } = start();
  for (const name of ['slow-body', 'delay', 'bad-signature', 'delay']) faults.add({ name });
  expect(namesFor()).toEqual(['slow-body', 'delay', 'bad-signature', 'delay']);
  faults.reset();
  expect(namesFor()).toEqual([]);
  expect(faults.list()).toEqual([]);
});

test('a fault ends by itself: after ten minutes, or when it was told to', () => {
  const { clock, faults, namesFor } = start();
  faults.add({ name: 'delay' });
  faults.add({ name: 'drop', ttlMs: 60_000 });
  clock.turn(59_999);
  expect(namesFor()).toEqual(['delay', 'drop']);
  expect(faults.list().map(({ ttlLeftMs }) => ttlLeftMs)).toEqual([540_001, 1]);
  clock.turn(1);
  expect(namesFor()).toEqual(['delay']);
  clock.turn(540_000);
  expect(faults.list()).toEqual([]);
  expect(namesFor()).toEqual([]);
});

test('the list says what is at work and how much is left of it', () => {
  const { clock, faults, namesFor } = start();
  const added = faults.add({ name: 'delay', options: { ms: 5 }, scope: { next: 3 }, ttlMs: 1_000 });
  namesFor();
  clock.turn(400);
  expect(faults.list()).toEqual([
    {
      id: added.id,
      name: 'delay',
      summary: expect.stringMatching(/\.$/),
      options: { ms: 5, spreadMs: 0 },
      scope: { next: 3 },
      expiresAt: '2026-04-07T00:00:01.000Z',
      ttlLeftMs: 600,
      nextLeft: 2,
      applied: 1,
      holding: 0,
    },
  ]);
  expect(added.id).toMatch(/^flt_[0-9A-Z]{26}$/);
});
