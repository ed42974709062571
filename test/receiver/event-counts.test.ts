import { expect, test } from 'vitest';
import { EventCounts } from '../../mock-server/receiver/event-counts.ts';

const stem = 'evt_01M80S48K014FE9WEX';
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const idOf = (n: number) =>
  stem + [7, 6, 5, 4, 3, 2, 1, 0].map((place) => digits[Math.floor(n / 32 ** place) % 32] ?? '').join('');

test('each id is counted by itself, however many share a page', () => {
  const counts = new EventCounts();
  for (const n of [0, 1, 1, 31, 32, 1_023, 1_024, 1_024, 1_024]) counts.add(idOf(n));
  expect([0, 1, 2, 31, 32, 1_023, 1_024, 1_025].map((n) => counts.timesOf(idOf(n)))).toEqual([
    1, 2, 0, 1, 1, 1, 3, 0,
  ]);
});

test('ids are told in pages of any size, each once and in ascending order', () => {
  const counts = new EventCounts();
  const numbers = Array.from({ length: 3_000 }, (_, at) => (at * 7_919) % 100_003);
  for (const n of numbers) counts.add(idOf(n));
  counts.add('evt_00000000000000000000000000');
  counts.add('evt_7ZZZZZZZZZZZZZZZZZZZZZZZZZ');
  for (const most of [1, 7, 1_000, 10_000]) {
    const told: string[] = [];
    for (;;) {
      const page = counts.following(told.at(-1) ?? '', stem, most);
      if (page.length === 0) break;
      expect(page.length).toBeLessThanOrEqual(most);
      told.push(...page.map(({ eventId }) => eventId));
    }
    expect(told).toEqual(numbers.map(idOf).toSorted());
  }
  expect(counts.following('', '', 10_000)).toHaveLength(3_002);
});

test('an id of any other form is counted as well', () => {
  const counts = new EventCounts();
  for (const id of ['a', 'a', 'order-17', 'ordér/\u0000"', '00', '']) counts.add(id);
  expect(['a', 'order-17', 'ordér/\u0000"', '00', ''].map((id) => counts.timesOf(id))).toEqual([
    2, 1, 1, 1, 1,
  ]);
  expect(
    counts
      .following('', '', 10)
      .map(({ eventId }) => eventId)
      .toSorted(),
  ).toEqual(['', '00', 'a', 'order-17', 'ordér/\u0000"'].toSorted());
});

test('a count ends at 255, and does not begin anew', () => {
  const counts = new EventCounts();
  for (let time = 0; time < 300; time++) counts.add(idOf(5));
  expect(counts.timesOf(idOf(5))).toBe(255);
});

test('memory is bounded: what does not fit is said to be uncounted', () => {
  const counts = new EventCounts();
  for (let n = 0; n < 2 ** 16 + 10; n++) counts.add(`x${n}!`);
  expect(counts.uncounted).toBe(10);
  counts.add('y'.repeat(1_000));
  expect(counts.uncounted).toBe(11);
});
