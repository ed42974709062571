import { expect, test } from 'vitest';
import type { SampleHint } from '../../mock-server/contract/samples.ts';
import type { JsonObject } from '../../mock-server/payloads/json.ts';
import {
  fillRelations,
  type Holder,
  isRelation,
  type Relation,
} from '../../mock-server/payloads/sampling/relations.ts';

/** An event with a list of items, each holding an inner object; and the holders of all of them. */
function tree() {
  const inner: JsonObject = { label: 'inner' };
  const items: JsonObject[] = [
    { name: 'first', done: true, inner },
    { name: 'second', done: false },
    { name: 'third', done: true },
  ];
  const data: JsonObject = { title: 'data', items };
  const root: JsonObject = { title: 'root', data };
  const rootHolder: Holder = { object: root, around: undefined };
  const dataHolder: Holder = { object: data, around: rootHolder };
  const itemHolder: Holder = { object: items[0] ?? {}, around: dataHolder };
  const innerHolder: Holder = { object: inner, around: itemHolder };
  return { root, data, inner, rootHolder, dataHolder, itemHolder, innerHolder };
}

function filled(hint: SampleHint): unknown {
  const { inner, innerHolder } = tree();
  fillRelations([{ holder: innerHolder, name: 'value', hint }]);
  return inner.value;
}

test.each<readonly [SampleHint, unknown]>([
  [{ copy: 'label' }, 'inner'],
  [{ copy: '../name' }, 'first'],
  [{ copy: '../../title' }, 'data'],
  [{ copy: '../../../title' }, 'root'],
  [{ copy: '/title' }, 'root'],
  [{ copy: '/data/title' }, 'data'],
  [{ copy: '/data/items/1/name' }, 'second'],
  [{ copy: '../../items/-1/name' }, 'third'],
  [{ count: '/data/items' }, 3],
  [{ count: '../../items', where: { done: true } }, 2],
  [{ count: '../../items', where: { done: true, name: 'third' } }, 1],
  [{ count: '../../items', where: { missing: true } }, 0],
  [{ present: 'label' }, true],
  [{ present: 'missing' }, false],
])('%o is %o', (hint, expected) => {
  expect(filled(hint)).toBe(expected);
});

test('a copy of a copy of a count is filled in, whatever the order', () => {
  const { root, data, dataHolder, rootHolder } = tree();
  const relations: readonly Relation[] = [
    { holder: rootHolder, name: 'twice', hint: { copy: 'data/copied' } },
    { holder: dataHolder, name: 'copied', hint: { copy: '/counted' } },
    { holder: rootHolder, name: 'counted', hint: { count: 'data/items' } },
  ];
  root.counted = undefined;
  data.copied = undefined;
  fillRelations(relations);
  expect([root.counted, data.copied, root.twice]).toEqual([3, 3, 3]);
});

test('an object is copied only once everything in it is filled in, and shares nothing with its copy', () => {
  const { root, data, itemHolder, rootHolder } = tree();
  itemHolder.object.late = undefined;
  fillRelations([
    { holder: rootHolder, name: 'copied', hint: { copy: 'data/items' } },
    { holder: itemHolder, name: 'late', hint: { copy: '../title' } },
  ]);
  expect(root.copied).toEqual(data.items);
  expect(root.copied).toHaveProperty('0.late', 'data');
  expect(root.copied).not.toBe(data.items);
});

test('items are counted by a value that is itself filled in', () => {
  const { root, itemHolder, rootHolder } = tree();
  itemHolder.object.state = undefined;
  fillRelations([
    { holder: rootHolder, name: 'counted', hint: { count: 'data/items', where: { state: 'data' } } },
    { holder: itemHolder, name: 'state', hint: { copy: '../title' } },
  ]);
  expect(root.counted).toBe(1);
});

test.each<SampleHint>([
  { copy: 'missing' },
  { copy: '../missing/deeper' },
  { copy: '../../../../title' },
  { copy: '/data/items/9/name' },
  { copy: 'value' },
  { copy: '/data' },
  { copy: 'toString' },
  { count: '/title' },
])('%o leads nowhere or round in a circle, and says so', (hint) => {
  const { inner, innerHolder } = tree();
  inner.value = undefined;
  const fill = () => fillRelations([{ holder: innerHolder, name: 'value', hint }]);
  expect(fill).toThrow(`value (${hint.copy ?? hint.count})`);
});

test('only hints that look elsewhere are relations', () => {
  expect([{ copy: 'a' }, { count: 'a' }, { present: 'a' }].every(isRelation)).toBe(true);
  expect([{ pick: [1] }, {}, undefined].some(isRelation)).toBe(false);
});
