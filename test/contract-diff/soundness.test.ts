import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rules } from '../../scripts/contract-diff/rules.ts';
import { compareSchemas, type Pair } from '../../scripts/contract-diff/schemas/compare-schemas.ts';
import { schemaSide } from '../../scripts/contract-diff/schemas/schema-side.ts';
import type { JsonObject } from '../../scripts/generate/read/json.ts';
import type { Spec } from '../../scripts/generate/read/read-spec.ts';
import { SpecError } from '../../scripts/generate/read/spec-error.ts';

const names = ['a', 'b'];
const small = fc.integer({ min: 0, max: 3 });
const scalar = fc.oneof(small, fc.constantFrom(null, true, false, 0.5, '', 'x', 'xy', 'xyz'));
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, 'c'), tie('any'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any;

const part = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const type = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object');

/** Schemas of few words over few values, so that one is often within another. */
const { schema } = fc.letrec<{ schema: JsonObject; leaf: JsonObject }>((tie) => ({
  leaf: compact({
    type: part(fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 }))),
    const: fc.option(scalar, { nil: undefined, freq: 9 }),
    enum: fc.option(fc.array(scalar, { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 6 }),
    minimum: part(small),
    exclusiveMinimum: part(small),
    maximum: part(small),
    exclusiveMaximum: part(small),
    multipleOf: part(fc.constantFrom(0.5, 1, 2)),
    minLength: part(small),
    maxLength: part(small),
    pattern: part(fc.constantFrom('^x', 'y')),
    minItems: part(small),
    maxItems: part(small),
    uniqueItems: part(fc.boolean()),
    minProperties: part(small),
    maxProperties: part(small),
  }),
  schema: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    tie('leaf'),
    compact({
      type: part(fc.constant('object')),
      properties: part(
        fc.dictionary(fc.constantFrom(...names), tie('schema'), { maxKeys: 2, noNullPrototype: true }),
      ),
      required: part(fc.uniqueArray(fc.constantFrom(...names))),
      additionalProperties: part(fc.oneof(fc.boolean(), tie('schema'))),
    }),
    compact({ type: part(fc.constant('array')), items: part(tie('schema')) }),
    compact({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }), type: part(type) }),
    compact({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }), maximum: part(small) }),
    compact({ not: part(tie('leaf')), type: part(type) }),
  ),
}));

function compact(parts: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<JsonObject> {
  return fc
    .record(parts)
    .map(
      (made) =>
        Object.fromEntries(Object.entries(made).filter(([, item]) => item !== undefined)) as JsonObject,
    );
}

function side(document: JsonObject) {
  const spec: Spec = {
    file: '',
    absoluteFile: '',
    text: '',
    document,
    lineOf: () => 1,
    problem: (_, problem) => new SpecError({ file: '' }, problem),
  };
  return schemaSide(spec);
}

function isBreaking(before: JsonObject, after: JsonObject): boolean {
  const comparison = compareSchemas(side(before), side(after));
  const seen = new Set<Pair>();
  const waiting = [comparison.pairOf({ before, after })];
  for (const pair of waiting) {
    if (seen.has(pair)) continue;
    seen.add(pair);
    if (pair.changes.some(({ rule }) => rules[rule].verdict === 'breaking')) return true;
    waiting.push(...pair.parts.map(comparison.pairOf));
  }
  return false;
}

const ajv = new Ajv({ strict: false, validateSchema: false });

it('a comparison without a breaking change lets no value through that the old schema refuses', {
  timeout: 60_000,
}, () => {
  let harmless = 0;
  fc.assert(
    fc.property(
      schema,
      schema,
      fc.boolean(),
      fc.array(value, { minLength: 20, maxLength: 20 }),
      (one, other, narrowed, values) => {
        // Two schemas of chance are rarely one within the other; one with something added often is.
        const after = narrowed ? { ...one, ...other } : other;
        if (isBreaking(one, after)) return;
        harmless += 1;
        const [old, now] = [ajv.compile(structuredClone(one)), ajv.compile(structuredClone(after))];
        for (const item of values)
          if (now(item)) expect(old(item), JSON.stringify({ one, after, item })).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
  expect(harmless).toBeGreaterThan(100);
});

it('a schema that is compared with itself is the same', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(schema, (one) => {
      const comparison = compareSchemas(side(one), side(structuredClone(one)));
      const { changes } = comparison.pairOf({ before: one, after: structuredClone(one) });
      expect(changes).toEqual([]);
    }),
  );
});
