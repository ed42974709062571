import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../mock-server/contract/catalog.ts';
import {
  checkData,
  exampleNames,
  originalData,
  schemaOf,
} from '../../mock-server/dashboard/state/compose-draft.ts';
import { dataBreaks } from '../../mock-server/dashboard/text/break-data.ts';
import { declaredValues } from '../../mock-server/dashboard/text/declared-values.ts';
import { leavesOf, withValueAt } from '../../mock-server/dashboard/text/json-leaves.ts';
import { pointerPlace } from '../../mock-server/dashboard/text/pointer-place.ts';

/** What each break does to data that keep the contract: the findings it brings. */
const brings: Readonly<Record<string, RegExp>> = {
  'Leave out what is required': /^schema\.required$/,
  'Give a wrong type': /^schema\./,
  'Null where a value belongs': /^schema\./,
  'A value that is not known yet': /^unknown\.value$/,
  'A field that is not known yet': /^unknown\.field$/,
  'Letters from everywhere': /^$/,
  'Text that looks like code': /^$/,
};

describe.each(eventTypes)('data of %s', (type) => {
  const drafts = exampleNames(type).map((example) => ({ type, example }));

  test('keep the contract as the examples have them', () => {
    for (const draft of drafts)
      expect(checkData(draft, originalData(draft)).filter(({ severity }) => severity === 'error')).toEqual(
        [],
      );
  });

  test.each(dataBreaks.map(({ name }) => name))('%s: it does what it says, or has no place there', (name) => {
    const one = dataBreaks.find((other) => other.name === name);
    const changed = drafts.flatMap((draft) => {
      const data = originalData(draft) as Readonly<Record<string, unknown>>;
      const codes = (given: unknown) => checkData(draft, given).map(({ code }) => code);
      if (codes(data).length > 0) return [];
      const before = JSON.stringify(data);
      const broken = one?.apply(data, codes);
      expect(JSON.stringify(data)).toBe(before);
      return broken === undefined ? [] : [{ broken, codes: codes(broken), before }];
    });
    for (const { broken, codes, before } of changed) {
      expect(JSON.stringify(broken)).not.toBe(before);
      for (const code of codes.length === 0 ? [''] : codes) expect(code).toMatch(brings[name] ?? /never/);
    }
    // Only what asks for a list of values has no place in some types.
    if (name !== 'A value that is not known yet') expect(changed.length).toBeGreaterThan(0);
  });
});

test('a value that is not known yet has a place in some type', () => {
  const one = dataBreaks.find(({ like }) => like === 'FWD-03');
  const places = eventTypes.flatMap((type) =>
    exampleNames(type).flatMap((example) => {
      const draft = { type, example };
      const data = originalData(draft) as Readonly<Record<string, unknown>>;
      return one?.apply(data, (given) => checkData(draft, given).map(({ code }) => code)) ?? [];
    }),
  );
  expect(places.length).toBeGreaterThan(0);
});

test('plain values are told with the way to them, and one is replaced without touching the rest', () => {
  const value = { a: 1, b: { c: [true, null, 'x'] }, __proto: {} };
  expect(leavesOf(value)).toEqual([
    { path: ['a'], value: 1 },
    { path: ['b', 'c', '0'], value: true },
    { path: ['b', 'c', '1'], value: null },
    { path: ['b', 'c', '2'], value: 'x' },
  ]);
  expect(withValueAt(value, ['b', 'c', '1'], 7)).toEqual({ ...value, b: { c: [true, 7, 'x'] } });
  expect(value.b.c).toEqual([true, null, 'x']);
  const own = JSON.parse('{"__proto__": "text"}');
  expect(JSON.stringify(withValueAt(own, ['__proto__'], 'other'))).toBe('{"__proto__":"other"}');
});

test('values without an end, and thousands of them, are cut and not followed', () => {
  const deep = JSON.parse(`${'['.repeat(5_000)}1${']'.repeat(5_000)}`);
  expect(leavesOf(deep)).toEqual([]);
  expect(leavesOf(Array.from({ length: 1_000 }, (_, at) => at))).toHaveLength(300);
});

test('a pointer leads to the place of its value in the text, also where names are escaped or repeated', () => {
  const text = '{ "a": { "a": 1 }, "b/c": [10, {"~": "here"}] }';
  const at = (pointer: string) => {
    const place = pointerPlace(text, pointer);
    return place && text.slice(place.from, place.to);
  };
  expect(at('')).toBe(text);
  expect(at('/a/a')).toBe('1');
  expect(at('/b~1c/1/~0')).toBe('"here"');
  expect(at('/b~1c/0')).toBe('10');
  expect(at('/a/b')).toBeUndefined();
  expect(pointerPlace('{', '/a')).toBeUndefined();
});

test('the values that the contract names are offered where it names some, and nowhere else', () => {
  const offered = eventTypes.flatMap((type) =>
    exampleNames(type).flatMap((example) => {
      const draft = { type, example };
      return leavesOf(originalData(draft)).flatMap(({ path, value }) => {
        const values = declaredValues(schemaOf(draft), ['data', ...path]);
        return values ? [values.includes(String(value))] : [];
      });
    }),
  );
  expect(offered.length).toBeGreaterThan(0);
  expect(offered).not.toContain(false);
  expect(declaredValues('NoSuchSchema', ['a'])).toBeUndefined();
});
