import { describe, expect, test } from 'vitest';
import { eventTypes, headers } from '../../mock-server/contract/catalog.ts';
import { parseEvent } from '../../mock-server/contract/parse-event.ts';
import type { EventTemplate } from '../../mock-server/load/templates/event-template.ts';
import { prepareTemplates } from '../../mock-server/load/templates/prepare-templates.ts';
import { Serial, serialText } from '../../mock-server/load/templates/serial.ts';

const second = Date.UTC(2031, 4, 6, 7, 8, 9) / 1000;
const strict = { unknownEventType: 'reject', unknownField: 'reject', unknownValue: 'reject' } as const;

function templatesOf(sizeBytes?: number, seed = 'templates'): readonly EventTemplate[] {
  return prepareTemplates({
    events: eventTypes.map((value) => ({ value, weight: 1 })),
    sizes: [{ value: sizeBytes, weight: 1 }],
    seed,
    extraHeaders: [],
  }).map(({ value }) => value);
}

function rendered(template: EventTemplate, serial: number, at = second): string {
  const body = Buffer.alloc(template.sizeBytes);
  template.render(body, serial, at);
  return body.toString('utf8');
}

function eventOf(template: EventTemplate, serial: number, at = second) {
  const parsed = parseEvent(rendered(template, serial, at), strict);
  expect(parsed).toMatchObject({ kind: 'event' });
  if (parsed.kind !== 'event') throw new Error('not an event');
  return parsed.event;
}

/** Every text in a value, in order. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const idLike = /^(?:[a-z]+_[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{24})$/;
const timeLike = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe.each(eventTypes)('%s', (type) => {
  const templates = templatesOf().filter((template) => template.type === type);

  test('is an event of the contract in every copy', () => {
    for (const template of templates)
      for (const serial of [0, 1, 31, 32, 1_023, 2 ** 20, 2 ** 40 - 1])
        expect(eventOf(template, serial).eventType).toBe(type);
  });

  test('has ids of its own in every copy, and the same ones wherever they were the same', () => {
    for (const template of templates) {
      const [a, b] = [textsIn(eventOf(template, 7)), textsIn(eventOf(template, 8))];
      const pairs = new Map<string, string>();
      const ids = [...a.entries()].filter(([, text]) => idLike.test(text));
      expect(ids.length).toBeGreaterThan(1);
      for (const [at, text] of ids) {
        expect(b[at]).not.toBe(text);
        expect(b[at]).toMatch(idLike);
        expect(pairs.get(text) ?? b[at]).toBe(b[at]);
        pairs.set(text, b[at] ?? '');
      }
      expect(new Set(pairs.values()).size).toBe(pairs.size);
    }
  });

  test('occurs in the second that was asked for, and all its times keep their distance', () => {
    for (const template of templates) {
      const [now, later] = [eventOf(template, 1), eventOf(template, 1, second + 86_400)];
      expect(Date.parse(now.occurredAt)).toBe(second * 1000);
      const [a, b] = [textsIn(now), textsIn(later)];
      const times = [...a.entries()].filter(([, text]) => timeLike.test(text));
      expect(times.length).toBeGreaterThan(3);
      for (const [at, text] of times) expect(Date.parse(b[at] ?? '') - Date.parse(text)).toBe(86_400_000);
    }
  });

  test('says in its headers what it says in its body', () => {
    for (const template of templates) {
      const { eventId, occurredAt } = eventOf(template, 12_345);
      const list = template.headersOf(12_345, 'delivery', 'signature');
      const value = (name: string) => list[list.indexOf(name) + 1];
      expect(value(headers.eventId.name)).toBe(eventId);
      expect(value(headers.eventOccurredAt.name)).toBe(occurredAt);
      expect(value(headers.eventType.name)).toBe(type);
      expect(value(headers.deliveryId.name)).toBe('delivery');
      expect(value(headers.signature.name)).toBe('signature');
    }
  });

  test.each([1_000, 4_096, 100_000, 1_000_000])('can be lengthened to %i bytes', (sizeBytes) => {
    for (const template of templatesOf(sizeBytes, 'padded').filter((one) => one.type === type)) {
      expect(template.sizeBytes).toBe(sizeBytes);
      expect(eventOf(template, 3).eventType).toBe(type);
    }
  });
});

test('a copy follows from its serial number and its second alone', () => {
  for (const template of templatesOf()) {
    const first = rendered(template, 99);
    rendered(template, 100, second + 5);
    expect(rendered(template, 99)).toBe(first);
  }
});

test('the same seed makes the same templates, another one others', () => {
  const all = (seed: string) => templatesOf(undefined, seed).map((template) => rendered(template, 1));
  expect(all('one')).toEqual(all('one'));
  expect(all('one')).not.toEqual(all('two'));
});

test('event ids begin alike in all templates, so that an id tells its number', () => {
  expect(new Set(templatesOf().map(({ idStem }) => idStem)).size).toBe(1);
});

test('a size that no event can have is refused', () => {
  expect(() => templatesOf(100)).toThrow(expect.objectContaining({ code: 'PLEXTERA_BAD_OPTION' }));
});

test('serial numbers are unlike each other, in order, and the same as text', () => {
  const serial = new Serial();
  const numbers = [0, 1, 31, 32, 1_023, 1_024, 2 ** 20 - 1, 2 ** 20, 2 ** 31, 2 ** 32, 2 ** 40 - 1];
  const texts = numbers.map(serialText);
  expect(texts.toSorted()).toEqual(texts);
  expect(new Set(texts).size).toBe(numbers.length);
  const seen = numbers.map((number) => {
    serial.set(number);
    expect(serial.base32.toString('latin1')).toBe(serialText(number));
    expect(Number.parseInt(serial.hex.toString('latin1'), 16)).toBe(number);
    return serial.hex.toString('latin1');
  });
  expect(new Set(seen).size).toBe(numbers.length);
});
