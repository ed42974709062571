import { describe, expect, it } from 'vitest';
import { eventValidators } from '../../generated/validators.ts';
import { readContract } from '../../scripts/generate/read/contract.ts';
import { isObject, type Json, type JsonObject } from '../../scripts/generate/read/json.ts';
import { readSpec } from '../../scripts/generate/read/read-spec.ts';
import { resolveSchema } from '../../scripts/generate/read/schema-places.ts';
import { projectRoot } from '../scripts/spec-copy.ts';
import { type Data, everyExample } from './every-example.ts';

const { schemas, events } = readContract(readSpec(projectRoot));

/** A place in an example, and what its schema says of it. */
interface Place {
  readonly path: readonly (string | number)[];
  readonly schema: JsonObject;
  readonly required: boolean;
}

/** Every declared place that an example fills, at any depth. */
function placesIn(value: unknown, declared: Json | undefined, path: Place['path'] = []): readonly Place[] {
  const schema = resolveSchema(schemas, declared) ?? {};
  if (Array.isArray(value)) return value.flatMap((item, i) => placesIn(item, schema.items, [...path, i]));
  if (!isObject(value) || !isObject(schema.properties)) return [];
  const { properties, required } = schema;
  return Object.entries(properties).flatMap(([key, property]) => {
    if (!Object.hasOwn(value, key)) return [];
    const at = [...path, key];
    const place = {
      path: at,
      schema: resolveSchema(schemas, property) ?? {},
      required: Array.isArray(required) && required.includes(key),
    };
    return [place, ...placesIn(value[key], property, at)];
  });
}

/** The event with something else in one place, or with nothing there. */
function changed(event: Data, path: Place['path'], value?: unknown): unknown {
  const copy = structuredClone(event);
  let owner: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) owner = owner[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return copy;
}

const pointer = (path: Place['path']) => path.map((key) => `/${key}`).join('');

const wrongTypes: Readonly<Record<string, readonly unknown[]>> = {
  string: [5, null, true, [], {}],
  integer: ['5', null, true, 1.5, [], {}],
  number: ['5', null, true, [], {}],
  boolean: ['true', null, 1, [], {}],
  object: ['{}', null, 5, []],
  array: ['[]', null, 5, {}],
};

describe.each(events)('the validator of $type', ({ type, schema }) => {
  const validate = Object.entries(eventValidators).find(([key]) => key === type)?.[1];
  const mine = everyExample.filter((example) => example.type === type);
  const findings = (data: unknown) => {
    expect(validate?.(data)).toBe(false);
    return (validate?.errors ?? []).map(({ instancePath, keyword, params }) => ({
      instancePath,
      keyword,
      params,
    }));
  };

  it('reports a required property that is missing, at the object that lacks it', () => {
    let count = 0;
    for (const { event } of mine)
      for (const { path, required } of placesIn(event, schemas[schema])) {
        if (!required) continue;
        count += 1;
        expect(findings(changed(event, path))).toEqual([
          {
            instancePath: pointer(path.slice(0, -1)),
            keyword: 'required',
            params: { missingProperty: path.at(-1) },
          },
        ]);
      }
    expect(count).toBeGreaterThan(15);
  });

  it('accepts that an optional property is missing', () => {
    for (const { event } of mine)
      for (const { path, required } of placesIn(event, schemas[schema]))
        if (!required) expect(validate?.(changed(event, path)), pointer(path)).toBe(true);
  });

  it('reports a wrong type, at its place', () => {
    for (const { event } of mine)
      for (const { path, schema: expected } of placesIn(event, schemas[schema]))
        for (const wrong of wrongTypes[String(expected.type)] ?? []) {
          const found = findings(changed(event, path, wrong));
          expect(
            found.map(({ keyword }) => keyword),
            pointer(path),
          ).toContain('type');
          expect(new Set(found.map(({ instancePath }) => instancePath))).toEqual(new Set([pointer(path)]));
        }
  });

  it('reports a constant that is another', () => {
    for (const { event } of mine)
      for (const { path, schema: expected } of placesIn(event, schemas[schema]))
        if (expected.const !== undefined)
          expect(findings(changed(event, path, `${expected.const}x`))).toEqual([
            { instancePath: pointer(path), keyword: 'const', params: { allowedValue: expected.const } },
          ]);
  });

  it('reports a number, a text and a time that are out of bounds', () => {
    for (const { event } of mine)
      for (const { path, schema: expected } of placesIn(event, schemas[schema])) {
        const report = (value: unknown, keyword: string) =>
          expect(findings(changed(event, path, value))).toMatchObject([
            { instancePath: pointer(path), keyword },
          ]);
        if (typeof expected.minimum === 'number') report(expected.minimum - 1, 'minimum');
        if (typeof expected.maximum === 'number') report(expected.maximum + 1, 'maximum');
        if (expected.minLength === 1) report('', 'minLength');
        if (expected.format === 'date-time') report('yesterday', 'format');
      }
  });
});
