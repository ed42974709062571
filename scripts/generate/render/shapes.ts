import type { Contract } from '../read/contract.ts';
import { isObject, type Json, type JsonObject } from '../read/json.ts';
import { literal } from './literal.ts';
import { notice } from './notice.ts';

/**
 * `generated/shapes.ts`: which properties and values the contract declares. The schemas are open, so they cannot
 * tell a new property from a known one; a reader that wants to know looks here.
 */
export function renderShapes(contract: Contract): string {
  const shapes = Object.entries(contract.schemas)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, schema]) => {
      const shape = shapeOf(schema);
      return shape ? [[name, shape] as const] : [];
    });
  return `${notice}
/** What stands behind a declared property: the name of a shape, a list of it, or nothing more to look into. */
export type ShapeReference = string | readonly [string] | null;

/** An object with declared properties, or a text with known values. */
export type Shape = { readonly properties: { readonly [name: string]: ShapeReference } } | { readonly values: readonly string[] };

export const shapes: { readonly [schema: string]: Shape } = ${literal(Object.fromEntries(shapes))};
`;
}

function shapeOf(schema: JsonObject): JsonObject | undefined {
  if (schema['x-known-values']) return { values: schema['x-known-values'] };
  if (!isObject(schema.properties)) return undefined;
  const entries = Object.entries(schema.properties).map(([name, property]) => [name, referenceOf(property)]);
  return { properties: Object.fromEntries(entries) };
}

function referenceOf(property: Json): Json {
  if (!isObject(property)) return null;
  if (typeof property.$ref === 'string') return property.$ref.split('/').at(-1) ?? null;
  const item = isObject(property.items) ? referenceOf(property.items) : null;
  return item === null ? null : [item];
}
