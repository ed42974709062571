import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SamplePlan } from '../../mock-server/contract/samples.ts';
import { makeValue } from '../../mock-server/payloads/sampling/make-value.ts';
import { timelineUntil } from '../../mock-server/payloads/sampling/timeline.ts';
import { seededRandom } from '../../mock-server/runtime/seeded-random.ts';

function make(plan: SamplePlan, seed = 1): unknown {
  const random = seededRandom(seed);
  const timeline = timelineUntil(Date.UTC(2026, 0, 1), random);
  return makeValue(plan, { random, timeline, holder: undefined, position: 0, arrays: [], relations: [] });
}

const many = (plan: SamplePlan): readonly unknown[] =>
  Array.from({ length: 300 }, (_, seed) => make(plan, seed));
const kinds = (plan: SamplePlan): ReadonlySet<unknown> => new Set(many(plan));

describe('without a hint', () => {
  test('a text is one of the examples, or plain text', () => {
    expect(kinds({ type: 'string', examples: ['a', 'b'] })).toEqual(new Set(['a', 'b']));
    expect(kinds({ type: 'string' })).toEqual(new Set(['text']));
  });

  test('a time is the one of completion', () => {
    expect(make({ type: 'string', format: 'date-time', examples: ['old'] })).toBe('2026-01-01T00:00:00Z');
  });

  test('a number lies in its bounds, whole where it has to be', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.nat(1000), fc.integer(), (minimum, span, seed) => {
        const maximum = minimum + span;
        for (const type of ['integer', 'number']) {
          const value = make({ type, minimum, maximum }, seed);
          expect(value).toBeGreaterThanOrEqual(minimum);
          expect(value).toBeLessThanOrEqual(maximum);
          expect(type === 'number' || Number.isInteger(value)).toBe(true);
        }
      }),
    );
    for (const value of many({ type: 'integer', maximum: -7 })) expect(value).toBeLessThanOrEqual(-7);
    for (const value of many({ type: 'integer', minimum: 7 })) expect(value).toBeGreaterThanOrEqual(7);
  });

  test('booleans are both, null is null, an open object is empty or an example, anything is some JSON', () => {
    expect(kinds({ type: 'boolean' })).toEqual(new Set([true, false]));
    expect(make({ type: 'null' })).toBeNull();
    expect(make({ type: 'object' })).toEqual({});
    expect(make({ type: 'object', examples: [{ a: 'b' }] })).toEqual({ a: 'b' });
    expect(new Set(many({}).map((value) => JSON.stringify(value))).size).toBeGreaterThan(3);
  });

  test('a list has up to two items', () => {
    const sizes = many({ type: 'array', items: { const: 1 } }).map(
      (list) => Array.isArray(list) && list.length,
    );
    expect(new Set(sizes)).toEqual(new Set([0, 1, 2]));
  });
});

test('a constant is itself, also when it is false or null', () => {
  for (const constant of ['c', false, 0, null]) expect(make({ const: constant })).toBe(constant);
});

test('numbers have no more decimals than the hint says, and reach both ends', () => {
  const values = kinds({ type: 'number', hint: { number: [0.1, 0.3], decimals: 1 } });
  expect(values).toEqual(new Set([0.1, 0.2, 0.3]));
  expect(kinds({ type: 'integer', hint: { number: [1, 3] } })).toEqual(new Set([1, 2, 3]));
});

test('an optional property is made as often as its chance says, and never without one', () => {
  const plan: SamplePlan = {
    type: 'object',
    properties: {
      never: { type: 'string' },
      often: { type: 'string', hint: { chance: 0.75 } },
      always: { type: 'string', hint: { chance: 1 } },
    },
  };
  const made = many(plan).map((value) => Object.keys(Object(value)));
  const share = (name: string): number => made.filter((names) => names.includes(name)).length / made.length;
  expect([share('never'), share('always')]).toEqual([0, 1]);
  expect(Math.abs(share('often') - 0.75)).toBeLessThan(0.1);
});

test('templates are drawn once each, in their order, over what the items’ schema makes', () => {
  const items: SamplePlan = {
    type: 'object',
    required: ['id', 'name', 'size'],
    properties: {
      id: { type: 'string', hint: { ordinal: 'n', digits: 3 } },
      name: { type: 'string' },
      size: { type: 'integer', hint: { number: [5, 5] } },
    },
  };
  const draw = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
  const last = [{ name: 'y', size: 1, more: [true] }, { name: 'z' }];
  const lists = many({ type: 'array', items, hint: { size: [1, 9], draw, last } });
  for (const list of lists) {
    const objects = (Array.isArray(list) ? list : []).map((item) => Object(item));
    const names: readonly string[] = objects.map(({ name }) => name);
    expect([...new Set(names)].sort()).toEqual(names);
    expect(['y', 'z']).toContain(names.at(-1));
    expect(objects.map(({ id }) => id)).toEqual(names.map((_, index) => `n00${index + 1}`));
    for (const { name, size, more } of objects) {
      expect({ size, more }).toEqual(name === 'y' ? { size: 1, more: [true] } : { size: 5, more: undefined });
    }
  }
  expect(new Set(lists.map((list) => Array.isArray(list) && list.length))).toEqual(new Set([2, 3, 4, 5]));
});

test('what a template holds is copied into each value', () => {
  const declared = { type: 'object', properties: { known: {} }, hint: { pick: [{ known: [1], more: [2] }] } };
  for (const plan of [declared, { hint: { pick: [{ known: [1], more: [2] }] } }]) {
    const { known, more } = Object(make(plan));
    known.push('changed');
    more.push('changed');
    expect(make(plan)).toEqual({ known: [1], more: [2] });
  }
});

test('a list has one of the sizes, and a map as many entries as its size says', () => {
  const list: SamplePlan = { type: 'array', items: { const: 1 }, hint: { sizes: [0, 4] } };
  expect(new Set(many(list).map((value) => Object(value).length))).toEqual(new Set([0, 4]));
  const map: SamplePlan = {
    type: 'object',
    hint: { size: [1, 2], entries: { a: ['1'], b: ['2'], c: ['3', '4'] } },
  };
  const sizes = many(map).map((value) => Object.keys(Object(value)).length);
  expect(new Set(sizes)).toEqual(new Set([1, 2]));
});

test.each([0, 1, 2])('a list that may be nested %i deep in itself is, and deeper it is empty', (depth) => {
  const list = { type: 'array', hint: { sizes: [1], depth }, items: {} };
  Object.assign(list.items, { type: 'object', required: ['inner'], properties: { inner: list } });
  expect(JSON.stringify(make(list))).toBe(`${'[{"inner":'.repeat(depth + 1)}[]${'}]'.repeat(depth + 1)}`);
});

test('a schema that holds itself comes to an end without a hint', () => {
  const list = { type: 'array', items: {} };
  Object.assign(list.items, { type: 'object', required: ['inner'], properties: { inner: list } });
  expect(JSON.stringify(many(list))).toContain('[]');
});

test('each timeline is in order and lies in the one around it, three deep', () => {
  const times = ['created', 'started', 'completed'] as const;
  const run = (inner?: SamplePlan): SamplePlan => ({
    type: 'object',
    required: [...times, 'took', 'inner'],
    properties: {
      ...Object.fromEntries(times.map((moment) => [moment, { type: 'string', hint: { moment } }])),
      took: { type: 'integer', hint: { elapsed: ['created', 'completed'] } },
      inner: inner ?? { const: null },
    },
    hint: { timeline: 'inner' },
  });
  for (const value of many(run(run(run())))) {
    let outer = { started: 0, completed: Number.POSITIVE_INFINITY };
    for (let object = Object(value); object.created !== undefined; object = Object(object.inner)) {
      const [created = 0, started = 0, completed = 0] = times.map((time) => Date.parse(object[time]));
      expect(created).toBeGreaterThanOrEqual(outer.started);
      expect(started).toBeGreaterThan(created);
      expect(completed).toBeGreaterThan(started);
      expect(completed).toBeLessThanOrEqual(outer.completed);
      expect(object.took).toBe(completed - created);
      outer = { started, completed };
    }
  }
});
