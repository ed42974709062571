import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import { examples } from '../../mock-server/contract/examples.ts';
import { createEvent } from '../../mock-server/payloads/create-event.ts';
import { idsIn } from '../fixtures/walk-json.ts';

const TIME = /"\d{4}-\d\d-\d\dT[\d:]+Z"/g;
const ID = /"(?:[a-z]+_[0-9A-Z]{23,26}|[0-9a-f]{24})"/g;
const now = new Date('2030-01-02T03:04:05Z');

describe.each(eventTypes)('%s', (type) => {
  const named = Object.entries(examples[type]).map(([name, { event }]) => ({ name, event }));

  test.each(named)('$name: refreshed, only ids and times are others', ({ name, event }) => {
    const withoutBoth = (value: unknown): string =>
      JSON.stringify(value).replaceAll(TIME, '"time"').replaceAll(ID, '"id"');
    expect(withoutBoth(createEvent(type, { example: name }))).toBe(withoutBoth(event));
  });

  test.each(named)('$name: every id is new, and ids that were the same still are', ({ name, event }) => {
    const fresh = createEvent(type, { example: name });
    const old: readonly string[] = JSON.stringify(event).match(ID) ?? [];
    const made = JSON.stringify(fresh).match(ID) ?? [];
    const renamed = new Map(old.map((id, index) => [id, made[index]]));
    expect(made).toEqual(old.map((id) => renamed.get(id)));
    expect(made.filter((id) => old.includes(id))).toEqual([]);
    expect(idsIn(fresh)).toHaveLength(old.length);
  });

  test.each(named)('$name: all times move by the same span, up to now', ({ name, event }) => {
    const fresh = createEvent(type, { example: name, now });
    const timesOf = (value: unknown): readonly number[] =>
      (JSON.stringify(value).match(TIME) ?? []).map((time) => Date.parse(JSON.parse(time)));
    const span = now.getTime() - Date.parse(event.occurredAt);
    expect(timesOf(fresh)).toEqual(timesOf(event).map((time) => time + span));
    expect(fresh.occurredAt).toBe('2030-01-02T03:04:05Z');
  });

  test.each(named)('$name: as it is, it is the one in the contract', ({ name, event }) => {
    expect(createEvent(type, { example: name, asIs: true })).toStrictEqual(event);
  });

  test('an unknown example is refused, with the names there are', () => {
    for (const example of ['no-such', 'toString', '']) {
      expect(() => createEvent(type, { example })).toThrow(
        expect.objectContaining({
          code: 'PLEXTERA_UNKNOWN_EXAMPLE',
          message: `There is no example "${example}" of ${type}.`,
          hint: `Known are ${named.map(({ name }) => name).join(', ')}.`,
        }),
      );
    }
  });

  test('only an example can be taken as it is', () => {
    expect(() => createEvent(type, { asIs: true })).toThrow(
      expect.objectContaining({ code: 'PLEXTERA_BAD_OPTION' }),
    );
  });
});
