import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EventType, eventTypes } from '../../mock-server/contract/catalog.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';

const anyType = fc.constantFrom(...eventTypes);
const anySeed = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.double());
const bytesOf = (type: EventType, seed: number | string): string =>
  JSON.stringify(createEvent(type, { seed }));

test.each(eventTypes)('%s has these bytes at these seeds for ever', async (type) => {
  const lines = [1, 'regression'].map((seed) => `${bytesOf(type, seed)}\n`);
  await expect(lines.join('')).toMatchFileSnapshot(`../fixtures/seeded-events/${type}.jsonl`);
});

test('a seed replays byte for byte', () => {
  fc.assert(
    fc.property(anyType, anySeed, (type, seed) => {
      expect(bytesOf(type, seed)).toBe(bytesOf(type, seed));
    }),
  );
});

test('a number and its digits are the same seed', () => {
  for (const type of eventTypes) expect(bytesOf(type, 42)).toBe(bytesOf(type, '42'));
});

test('different seeds, and different types, give different events', () => {
  const all = eventTypes.flatMap((type) =>
    Array.from({ length: 200 }, (_, seed) => createEvent(type, { seed })),
  );
  expect(new Set(all.map(({ eventId }) => eventId)).size).toBe(all.length);
  expect(new Set(all.map(({ data }) => JSON.stringify(data))).size).toBe(all.length);
});

test('what is made in between changes nothing', () => {
  for (const type of eventTypes) {
    const before = bytesOf(type, 'steady');
    for (const other of eventTypes) createEvent(other);
    expect(bytesOf(type, 'steady')).toBe(before);
  }
});

test('a time that is handed in moves the times of a seeded event, and keeps the rest', () => {
  const withoutTimes = (event: unknown): string =>
    // A ULID begins with ten characters of time.
    JSON.stringify(event)
      .replaceAll(/"\d{4}-\d\d-\d\dT[\d:]+Z"/g, '"time"')
      .replaceAll(/_[0-9A-Z]{10}(?=[0-9A-Z]{16}")/g, '_');
  for (const type of eventTypes) {
    const moved = createEvent(type, { seed: 5, now: new Date('2031-05-06T07:08:09Z') });
    expect(withoutTimes(moved)).toBe(withoutTimes(createEvent(type, { seed: 5 })));
    expect(moved.occurredAt).toBe('2031-05-06T07:08:09Z');
  }
});

test('a seed decides a refreshed example as well', () => {
  for (const type of eventTypes) {
    const options = { example: 'full', seed: 9 };
    expect(createEvent(type, options)).toStrictEqual(createEvent(type, options));
    expect(createEvent(type, options).eventId).not.toBe(createEvent(type, { ...options, seed: 10 }).eventId);
  }
});
