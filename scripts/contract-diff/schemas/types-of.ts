import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../generate/read/json.ts';
import type { FlatSchema } from './change.ts';

/** The types that JSON Schema tells apart; an integer is a number as well. */
export const allTypes: readonly string[] = ['null', 'boolean', 'object', 'array', 'number', 'string'];

/** The types that a schema allows: what it says, or all. With `number` comes `integer`. */
export function typesOf({ type }: FlatSchema): ReadonlySet<string> {
  const said = type === undefined ? allTypes : [type].flat().map(String);
  return new Set(said.includes('number') ? [...said, 'integer'] : said);
}

/** The few values that a schema allows, or undefined where they are not listed. */
export function valuesOf(schema: FlatSchema): readonly Json[] | undefined {
  const { const: constant, enum: listed } = schema;
  const types = typesOf(schema);
  const candidates = constant !== undefined ? [constant] : Array.isArray(listed) ? listed : undefined;
  if (!candidates) return onlyBooleans(types) ? [true, false].filter(() => types.has('boolean')) : undefined;
  return candidates.filter(
    (value) =>
      types.has(typeOf(value)) &&
      (!Array.isArray(listed) || listed.some((item) => isDeepStrictEqual(item, value))),
  );
}

function onlyBooleans(types: ReadonlySet<string>): boolean {
  return [...types].every((type) => type === 'boolean');
}

/** The type of a value, `integer` for a whole number. */
export function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
