import { describe, expect, test } from 'vitest';
import { jsonPath, jsonValueText, outlineJson } from '../../mock-server/dashboard/text/json-outline.ts';
import {
  drawnAround,
  findPlaces,
  isOpen,
  shownPlaces,
  turnedForAll,
  turnedToShow,
} from '../../mock-server/dashboard/text/json-tree.ts';

const none: ReadonlySet<number> = new Set();
const outlined = (text: string) => {
  const nodes = outlineJson(text);
  if (!nodes) throw new Error(`This is no JSON: ${text.slice(0, 50)}`);
  return nodes;
};
const pathsOf = (text: string) => outlined(text).map((_, place) => jsonPath(outlined(text), place));

describe('an outline', () => {
  test('has every value in the order of the text, each with the way to it', () => {
    const text = ' {"a": [1, {"b c": null}, []], "": true,\n"d":"x"} ';
    expect(pathsOf(text)).toEqual([
      '$',
      '$.a',
      '$.a[0]',
      '$.a[1]',
      '$.a[1]["b c"]',
      '$.a[2]',
      '$[""]',
      '$.d',
    ]);
    expect(outlined(text).map(({ kind, depth, count }) => [kind, depth, count])).toEqual([
      ['object', 0, 3],
      ['array', 1, 3],
      ['number', 2, 0],
      ['object', 2, 1],
      ['literal', 3, 0],
      ['array', 2, 0],
      ['literal', 1, 0],
      ['string', 1, 0],
    ]);
  });

  test('says where each value is written, so that nothing is changed by showing it', () => {
    const text = '{"big":12345678901234567890,"small":1e-400,"text":"a\\"]\\u00e9\\\\","same":1,"same":2}';
    const values = outlined(text).map((node) => text.slice(node.from, node.to));
    expect(values).toEqual([text, '12345678901234567890', '1e-400', '"a\\"]\\u00e9\\\\"', '1', '2']);
  });

  test('copies the text of a string, and anything else as it is written', () => {
    const text = '["a\\nb", {"c": 1.0 }]';
    expect(outlined(text).map((node) => jsonValueText(text, node))).toEqual([
      text,
      'a\nb',
      '{"c": 1.0 }',
      '1.0',
    ]);
  });

  test.each(['', '{', '[1,]', '{"a":1}}', 'nonsense', '\ufeff{}'])('of %j there is none', (text) => {
    expect(outlineJson(text)).toBeUndefined();
  });

  test.each(['"text"', '12', 'true', '[]', '{}'])('of %j has one value', (text) => {
    expect(outlined(text)).toHaveLength(1);
  });

  test('is made of 100,000 levels, and so are paths in it', () => {
    const levels = 100_000;
    const nodes = outlined('['.repeat(levels) + ']'.repeat(levels));
    expect(nodes).toHaveLength(levels);
    expect(nodes.at(-1)).toMatchObject({ depth: levels - 1, next: levels });
    expect(jsonPath(nodes, levels - 1)).toHaveLength(1 + (levels - 1) * 3);
    expect(shownPlaces(nodes, turnedToShow(nodes, levels - 1, none), levels)).toHaveLength(levels);
  });
});

describe('a tree', () => {
  const text = '{"a":{"b":{"c":{"d":{"needle":1}}}},"list":["Needle","x"]}';
  const nodes = outlined(text);

  test('is open to the third level at first', () => {
    expect(shownPlaces(nodes, none, 99).map((place) => jsonPath(nodes, place))).toEqual([
      '$',
      '$.a',
      '$.a.b',
      '$.a.b.c',
      '$.list',
      '$.list[0]',
      '$.list[1]',
    ]);
  });

  test('shows at most so many lines', () => {
    expect(shownPlaces(nodes, none, 2)).toHaveLength(2);
  });

  test('finds names and plain values in any case, and opens the way to them', () => {
    const found = findPlaces(text, nodes, 'NEEDLE');
    expect(found.map((place) => jsonPath(nodes, place))).toEqual(['$.a.b.c.d.needle', '$.list[0]']);
    const [deep = 0] = found;
    expect(shownPlaces(nodes, none, 99)).not.toContain(deep);
    expect(shownPlaces(nodes, turnedToShow(nodes, deep, none), 99)).toContain(deep);
    expect(findPlaces(text, nodes, '')).toEqual([]);
  });

  test('opens the way also where a person had closed it', () => {
    const [deep = 0] = findPlaces(text, nodes, 'needle');
    const closed = new Set([0, 1]);
    expect(shownPlaces(nodes, closed, 99)).toEqual([0]);
    expect(shownPlaces(nodes, turnedToShow(nodes, deep, closed), 99)).toContain(deep);
  });

  test('is opened and closed as a whole, but for the outermost value', () => {
    expect(shownPlaces(nodes, turnedForAll(nodes, true), 99)).toHaveLength(nodes.length);
    expect(shownPlaces(nodes, turnedForAll(nodes, false), 99)).toEqual([0, 1, 6]);
    expect(isOpen(nodes[0] as NonNullable<(typeof nodes)[0]>, 0, none)).toBe(true);
  });
});

describe('what is drawn of a long tree', () => {
  test('stays as it is for a line that is drawn, and else lies around it', () => {
    const drawn = { from: 0, to: 400 };
    expect(drawnAround(399, drawn, 400)).toBe(drawn);
    expect(drawnAround(400, drawn, 400)).toEqual({ from: 200, to: 600 });
    expect(drawnAround(30_000, drawn, 400)).toEqual({ from: 29_800, to: 30_200 });
    expect(drawnAround(3, { from: 200, to: 600 }, 400)).toEqual({ from: 0, to: 400 });
  });
});
