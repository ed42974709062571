import { decodeTime } from 'ulid';
import { expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { systemRandom } from '../../mock-server/runtime/random.ts';
import { idsIn, walkObjects } from '../fixtures/walk-json.ts';

test('no id comes twice in 10,000 fresh events', () => {
  const ids: string[] = [];
  for (let count = 0; count < 10_000; count++) {
    const type = eventTypes[count % eventTypes.length] ?? eventTypes[0];
    ids.push(...idsIn(createEvent(type, { unchecked: true })));
  }
  expect(ids.length).toBeGreaterThan(20_000);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a fresh event occurs now, on the whole second', () => {
  const before = Math.floor(Date.now() / 1000) * 1000;
  for (const type of eventTypes) {
    const occurred = Date.parse(createEvent(type).occurredAt);
    expect(occurred).toBeGreaterThanOrEqual(before);
    expect(occurred).toBeLessThanOrEqual(Date.now());
  }
});

test('an event occurs when it is told to', () => {
  for (const [now, occurredAt] of [
    [new Date('2030-01-02T03:04:05.678Z'), '2030-01-02T03:04:05Z'],
    [new Date(0), '1970-01-01T00:00:00Z'],
    [new Date('9999-12-31T23:59:59.999Z'), '9999-12-31T23:59:59Z'],
  ] as const) {
    for (const type of eventTypes) {
      expect(createEvent(type, { now }).occurredAt).toBe(occurredAt);
      expect(createEvent(type, { now, seed: 1 }).occurredAt).toBe(occurredAt);
    }
  }
});

test('an event is named when it occurs, and what it tells of when that began', () => {
  for (const type of eventTypes) {
    for (const example of [undefined, 'full']) {
      const event = createEvent(type, { example });
      const timeOf = (id: string): number => decodeTime(id.slice(id.indexOf('_') + 1));
      const ids = idsIn(event).filter((id) => id.includes('_') && id !== event.eventId);
      expect(timeOf(event.eventId)).toBe(Date.parse(event.occurredAt));
      for (const id of ids) expect(timeOf(id)).toBe(Date.parse(event.data.createdAt));
    }
  }
});

test('a time that no event can have is refused', () => {
  for (const now of [new Date(Number.NaN), new Date(-1), new Date(8.64e15)]) {
    expect(() => createEvent(eventTypes[0], { now })).toThrow(
      expect.objectContaining({ code: 'PLEXTERA_BAD_OPTION' }),
    );
  }
});

test('chance comes from the source that is handed in', () => {
  let calls = 0;
  const random = (): number => {
    calls += 1;
    return systemRandom();
  };
  createEvent(eventTypes[0], { random });
  expect(calls).toBeGreaterThan(20);
});

test('the smallest and the largest chance make valid events', () => {
  for (const type of eventTypes) {
    for (const chance of [0, 1 - 2 ** -53])
      expect(createEvent(type, { random: () => chance }).eventType).toBe(type);
  }
});

test('an event is the caller’s own: changing it changes no other', () => {
  for (const type of eventTypes) {
    for (const options of [{ seed: 3 }, { example: 'full' }, { example: 'full', asIs: true }]) {
      const bytes = JSON.stringify(createEvent(type, { now: new Date(0), seed: 1, ...options }));
      const event: unknown = createEvent(type, { now: new Date(0), seed: 1, ...options });
      for (const { object } of walkObjects(event)) Object.assign(object, { added: true });
      expect(JSON.stringify(createEvent(type, { now: new Date(0), seed: 1, ...options }))).toBe(bytes);
    }
  }
});

test('events of one type differ in size and in what they say', () => {
  for (const type of eventTypes) {
    const events = Array.from({ length: 50 }, (_, seed) => createEvent(type, { seed }));
    expect(new Set(events.map((event) => JSON.stringify(event).length)).size).toBeGreaterThan(10);
    expect(new Set(events.map((event) => Object.keys(event.data).length)).size).toBeGreaterThan(1);
  }
});

test('an unknown event type is refused, with the one that was probably meant', () => {
  const misspelt: string = `${eventTypes[0]}d`;
  expect(() => createEvent(misspelt as (typeof eventTypes)[0])).toThrow(
    expect.objectContaining({
      code: 'PLEXTERA_UNKNOWN_EVENT_TYPE',
      message: expect.stringContaining(`Did you mean ${eventTypes[0]}?`),
    }),
  );
  expect(() => createEvent('toString' as (typeof eventTypes)[0])).toThrow(/no event type "toString"\.$/);
});
