import { describe, expect, test } from 'vitest';
import { idOf } from '../../mock-server/docs/parts/anchor.ts';
import { durationText } from '../../mock-server/docs/parts/duration-text.ts';
import { inline, paragraphs, sentence } from '../../mock-server/docs/parts/prose.ts';
import { boundsText, typeText } from '../../mock-server/docs/parts/type-text.ts';

const joined = (parts: readonly unknown[]) => parts.join('');

test.each([
  [0, '0 s'],
  [250, '250 ms'],
  [1000, '1 s'],
  [64_000, '1 min 4 s'],
  [3_600_000, '1 h'],
  [16_384_000, '4 h 33 min'],
  [151_200_000, '1 d 18 h'],
])('%i ms is %s', (ms, text) => expect(durationText(ms)).toBe(text));

describe('prose', () => {
  test('shows code and emphasis, and leaves other signs alone', () => {
    expect(joined(inline('A `b < c` and *one* of 2 * 3 * 4, a_*b'))).toBe(
      'A <code>b &#60; c</code> and <em>one</em> of 2 * 3 * 4, a_*b',
    );
  });

  test('parts paragraphs at empty lines', () =>
    expect(paragraphs('one\ntwo\n\n three \n\n')).toHaveLength(2));

  test('makes a sentence of what a table says', () => {
    expect(joined(sentence('it is so'))).toBe('It is so.');
    expect(joined(sentence('`t` is it; is it?'))).toBe('<code>t</code> is it; is it?');
  });
});

test('places have names of their own, without signs that an address would need to escape', () => {
  expect(idOf('event', 'a.b-c_d')).toBe('event-a.b-c_d');
  const names = ['a b', 'a"b', 'a/b', 'a%b', 'a~20b', 'äb'].map((text) => idOf(text));
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[\w.~-]+$/);
});

describe('types in words', () => {
  const known = new Map([
    ['Thing', { type: 'object', properties: {} }],
    ['Word', { type: 'string' }],
  ]);
  test.each([
    [{ type: 'string', format: 'date-time' }, 'string, date-time'],
    [{ type: ['integer', 'string'] }, 'integer or string'],
    [{ type: 'array', items: { $ref: '#/definitions/Thing' } }, 'list of Thing'],
    [{ $ref: '#/definitions/Word' }, 'string'],
    [{ $ref: '#/definitions/Unknown' }, 'Unknown'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'map to string'],
    [{ anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/Thing' }] }, 'null or Thing'],
    [{ allOf: [{ type: 'object' }, { type: 'object' }] }, 'object and object'],
    [{ enum: ['a'] }, 'one value'],
    [{}, 'any JSON'],
  ])('%j', (schema, text) => expect(typeText(schema, (name) => known.get(name))).toBe(text));

  test('bounds', () => {
    expect(boundsText({ minLength: 1, maxLength: 9 })).toBe('not empty, at most 9 characters');
    expect(boundsText({ minimum: 0, maximum: 1, uniqueItems: false })).toBe('at least 0, at most 1');
    expect(boundsText({ minItems: 2, uniqueItems: true, writeOnly: true })).toBe(
      'at least 2 items, each once, never answered',
    );
    expect(boundsText({})).toBe('');
  });
});
